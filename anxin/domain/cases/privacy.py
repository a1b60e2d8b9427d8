"""What a person's cases hold about her: subjects, details, reasons go; that there was a case, of which kind, when and how it ended, stays for the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.models import Case, CaseValue, Closure, Draft, Reopening
from anxin.domain.clocks.operations import naming
from anxin.domain.workforce.operations import notices
from anxin.foundation.actors import Actor
from anxin.foundation.privacy.registry import Part, declare_free, register

# Lists show the subject as the link to a case: it may not be empty.
BLANK = "—"


def _hers(person_id: int) -> QuerySet[Case]:
    return Case.objects.filter(Q(customer_id=person_id) | Q(customer__merged_into_id=person_id))


def subjects(person_id: int) -> Iterable[tuple[str, int]]:
    """Her cases."""
    return [("case", id) for id in _hers(person_id).values_list("pk", flat=True)]


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every case with its details and how it ended."""
    for case in _hers(person_id).select_related("brand", "type", "model").order_by("pk").iterator(chunk_size=500):
        yield (
            "cases",
            {
                "number": case.number,
                "code": case.code,
                "brand": case.brand.code,
                "type": case.type.code,
                "state": case.state,
                "subject": case.subject,
                "model": case.model.number if case.model else "",
                "values": case.values or "",
                "opened_at": case.opened_at,
                "solved_at": case.solved_at,
                "closed_at": case.closed_at,
            },
        )
    mine = {"case__in": _hers(person_id)}
    for row in Closure.objects.filter(**mine).order_by("pk").values("case__number", "outcome", "reason", "at"):
        yield "endings", {"number": row.pop("case__number"), **row}
    for row in Reopening.objects.filter(**mine).order_by("pk").values("case__number", "reason", "at"):
        yield "reopenings", {"number": row.pop("case__number"), **row}


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank what tells about her; state, type, times and ends stay."""
    numbers = dict(_hers(person_id).values_list("pk", "number"))
    mine = {"case_id__in": list(numbers)}
    naming.rename(kind="case", titles={id: f"#{number}" for id, number in numbers.items()})
    count = notices.forget(paths=[f"/desk/cases/{number}" for number in numbers.values()])
    count += CaseValue.objects.filter(**mine).delete()[0] + Draft.objects.filter(**mine).delete()[0]
    count += Closure.objects.filter(**mine).update(reason="") + Reopening.objects.filter(**mine).update(reason="")
    return count + _hers(person_id).update(subject=BLANK, values={})


register(
    Part(
        key="cases",
        label=_("Cases"),
        models=("cases.Case", "cases.CaseValue", "cases.Closure", "cases.Draft", "cases.Reopening"),
        export=export,
        erase=erase,
        order=30,
        subjects=subjects,
    )
)
declare_free(("cases.CaseMessage", "cases.ConversationCase"), "ids only")
declare_free(("cases.CaseType", "cases.Stage"), "what the house works by")
declare_free(("cases.SavedView",), "filters of the staff's lists")

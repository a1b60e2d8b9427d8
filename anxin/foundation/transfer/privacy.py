"""What files that came in and went out left behind about a person."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.privacy.registry import Part, declare_free, register, subjects_of, traces_of
from anxin.foundation.transfer import keeping
from anxin.foundation.transfer.models import ExternalId, TransferRow


def _about(person_id: int) -> Q:
    found = Q(pk__in=[])
    for kind, ids in subjects_of(person_id).items():
        found |= Q(kind=kind, object_id__in=ids)
    return found


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The numbers she and her things have in other systems."""
    rows = ExternalId.objects.filter(_about(person_id)).order_by("pk").values("source", "kind", "external_id")
    yield from (("external_ids", row) for row in rows)


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Numbers, old values and messages that quote her go; and every kept file, for any of them may hold her row."""
    about = _about(person_id)
    count = ExternalId.objects.filter(about).delete()[0]
    count += TransferRow.objects.filter(about).update(before=None, message="")
    quoted = [Q(message__contains=trace) for trace in traces_of(person_id)]
    if quoted:
        count += TransferRow.objects.filter(functools.reduce(operator.or_, quoted)).update(message="")
    return count + keeping.forget_all_files()


register(
    Part(
        key="transfer",
        label=_("Imported and exported files"),
        models=("transfer.ExternalId", "transfer.TransferRow", "transfer.TransferRun", "transfer.TransferExport"),
        export=export,
        erase=erase,
        order=2,
    )
)
declare_free(("transfer.TransferMapping",), "headings and names of columns")

"""A customer's life with us as a timeline: sentences, newest first, filtered by phase, with links to the cases they speak of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries as cases
from anxin.domain.customers import queries
from anxin.foundation.events.queries import timeline_of_several
from anxin.surfaces.kit import phases, sentences
from anxin.surfaces.kit.filters import Choice, Filter, FilterState

if TYPE_CHECKING:
    from anxin.domain.customers.models import Customer
    from anxin.foundation.events.models import Event

STAFF_FIELDS = ("owner_id", "staff_id", "previous_owner_id")


@dataclass(frozen=True)
class Line:
    """One entry: who, what, when, in which phase, and the page it speaks of."""

    text: str
    icon: str
    phase: Any
    at: datetime
    url: str


@dataclass(frozen=True)
class Life:
    """Entries of one page, the phases to filter by, and where earlier ones begin."""

    lines: list[Line]
    choices: list[Choice]
    is_filtered: bool
    more_before: int | None


def life(request: HttpRequest, customer: Customer, *, limit: int) -> Life:
    """What happened with this customer (and with the files merged into hers). Three queries beside the events."""
    shown = [phases.FILE, *phases.PHASES]
    state = FilterState(request, [Filter("phase", _("Phase"), [(code, label) for code, label, _icon in shown])])
    before = request.GET.get("before", "")
    rows = timeline_of_several(
        "customer",
        [customer.pk, *queries.alias_ids(customer.pk)],
        **_wanted(state["phase"]),
        limit=limit + 1,
        before_id=int(before) if before.isascii() and before.isdecimal() and len(before) < 18 else None,
    )
    has_more, rows = len(rows) > limit, rows[:limit]
    return Life(_lines(customer, rows), state.choices("phase"), bool(state["phase"]), rows[-1].pk if has_more else None)


def _wanted(chosen: list[str]) -> dict[str, list[str]]:
    """Chosen phases as event types; the file's own phase is whatever belongs to no other."""
    if not chosen:
        return {}
    if "file" in chosen:
        return {"other_than": phases.types_of([code for code, _l, _i in phases.PHASES if code not in chosen])}
    return {"types": phases.types_of(chosen) or ["-"]}


def _lines(customer: Customer, rows: list[Event]) -> list[Line]:
    known = {code: (label, icon) for code, label, icon in (phases.FILE, *phases.PHASES)}
    people = {row.actor_id for row in rows if row.actor_kind == "staff" and row.actor_id}
    people |= {row.data[name] for row in rows for name in STAFF_FIELDS if row.data.get(name)}
    names = accounts.names_of_staff(people)
    numbers = cases.numbers_of({row.data["case_id"] for row in rows if row.data.get("case_id")})
    lines = []
    for row in rows:
        label, icon = known[phases.phase_of(row.type)]
        number = numbers.get(row.data.get("case_id") or 0)
        url = reverse("cases:case", args=[number]) if number else ""
        lines.append(Line(_said(row, customer, names, number), icon, label, row.at, url))
    return lines


def _said(row: Event, customer: Customer, names: dict[int, str], number: int | None) -> str:
    values = dict(row.data)
    for name in STAFF_FIELDS:
        if name in values:
            values[name] = names.get(values[name] or 0, _("nobody"))
    if "case_id" in values:
        values["case_id"] = f"#{number or '?'}"
    who = _who(row, customer, names)
    gap = "" if (get_language() or "").startswith("zh") and not who[-1:].isascii() else " "
    return f"{who}{gap}{sentences.tell(row.type, values)}"


def _who(row: Event, customer: Customer, names: dict[int, str]) -> str:
    if row.actor_kind == "customer":
        return customer.name or _("The customer")
    if row.actor_kind == "staff":
        return names.get(row.actor_id or 0, _("A former colleague"))
    return "Anxin" if row.actor_kind == "system" else _("A program")

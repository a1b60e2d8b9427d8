"""Turns stored events into rows people can read: names instead of ids, sentences instead of types, values instead of JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import queries as cases
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.audit.values import PLACES, Names, rights, value
from anxin.surfaces.desk.audit.words import FIELDS, KINDS
from anxin.surfaces.kit import sentences

if TYPE_CHECKING:
    from anxin.foundation.events.models import AccessLog, Event

STAFF_FIELDS = ("staff_id", "owner_id", "previous_owner_id")


@dataclass(frozen=True)
class Line:
    """One row: when, who, what; `changes` are (field, before, after)."""

    at: datetime
    who: str
    what: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


def told(events: Iterable[Event]) -> list[Line]:
    """The events of one page as lines; a fixed number of queries."""
    rows = list(events)
    names = _names(rows)
    return [
        Line(row.at, names.who(row.actor_kind, row.actor_id), _sentence(row, names), _changes(row, names))
        for row in rows
    ]


def told_looks(rows: Iterable[AccessLog]) -> list[Line]:
    """Accesses of one page as lines."""
    found = list(rows)
    names = Names(staff=accounts.names_of({row.actor_id for row in found if row.actor_id}))
    return [Line(row.at, names.who(row.actor_kind, row.actor_id), _look(row)) for row in found]


def _look(row: AccessLog) -> str:
    where = f"{row.kind} {row.subject_id}" if row.subject_id else row.kind
    seen = _("looked at %(what)s of %(where)s") % {"what": row.what, "where": where}
    return _("%(seen)s, because: %(reason)s") % {"seen": seen, "reason": row.reason} if row.reason else seen


def _names(rows: list[Event]) -> Names:
    language = get_language() or "zh-hans"
    people = {row.actor_id for row in rows if row.actor_kind == "staff" and row.actor_id}
    people |= {row.data[name] for row in rows for name in STAFF_FIELDS if row.data.get(name)}
    changes = [change for row in rows for change in row.changes.all()]
    both = [(change.field, said) for change in changes for said in (change.before, change.after)]
    people |= {id for name, said in both if name == "members" for id in said or ()}
    numbers = cases.numbers_of({row.data["case_id"] for row in rows if row.data.get("case_id")})
    roles: dict[Any, str] = {}
    for role in accounts.roles():
        roles[role.pk] = roles[role.code] = in_language(role.names, language) or role.code
    found = accounts.scope_names({pair for name, said in both for pair in _places(name, said)})
    places = {pair: in_language(texts, language) for pair, texts in found.items()}
    return Names(staff=accounts.names_of(people), cases=numbers, roles=roles, places=places)


def _places(name: str, said: Any) -> list[tuple[str, int]]:
    """Brands, regions, outlets and teams a changed value speaks of."""
    if name == "role" and isinstance(said, dict):
        return [(dimension, id) for dimension, ids in (said.get("scopes") or {}).items() for id in ids]
    kind = PLACES.get(name)
    return [(kind, id) for id in (said if isinstance(said, list) else [said]) if id] if kind else []


def _sentence(row: Event, names: Names) -> str:
    values: dict[str, Any] = dict(row.data)
    for name in STAFF_FIELDS:
        if name in values:
            values[name] = names.staff.get(values[name] or 0, _("nobody"))
    if "case_id" in values:
        values["case_id"] = f"#{names.cases.get(values['case_id'], '?')}"
    if "role_id" in values:
        values["role_id"] = names.roles.get(values["role_id"], "?")
    if "role" in values:
        values["role"] = names.roles.get(values["role"], values["role"])
    if "kind" in values:
        values["kind"] = str(KINDS.get(values["kind"], values["kind"]))
    return sentences.tell(row.type, values)


def _changes(row: Event, names: Names) -> list[tuple[str, str, str]]:
    shown = []
    for change in row.changes.all():
        label = str(FIELDS.get(change.field, change.field.replace("_", " ")))
        if change.field == "permissions":
            before, after = set(change.before or ()), set(change.after or ())
            shown.append((label, rights(before - after), rights(after - before)))
        elif change.field == "role" and change.kind == "staff":
            # Which role, the sentence says; here only where it holds.
            if limits := _limits(change.before or change.after or {}, names):
                shown.append((_("limited to"), "", limits))
        else:
            shown.append((label, value(change.field, change.before, names), value(change.field, change.after, names)))
    return shown


def _limits(said: dict[str, Any], names: Names) -> str:
    pairs = [(dimension, id) for dimension, ids in (said.get("scopes") or {}).items() for id in ids]
    return ", ".join(names.places.get(pair, f"#{pair[1]}") for pair in pairs)

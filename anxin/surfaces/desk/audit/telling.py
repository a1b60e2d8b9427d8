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
from anxin.surfaces.desk.audit.words import ACTORS, FIELDS, KINDS
from anxin.surfaces.kit import sentences

if TYPE_CHECKING:
    from anxin.foundation.events.models import AccessLog, Event

STAFF_FIELDS = ("staff_id", "owner_id", "previous_owner_id")
LONGEST_VALUE = 300


@dataclass(frozen=True)
class Line:
    """One row: when, who, what; `changes` are (field, before, after)."""

    at: datetime
    who: str
    what: str
    changes: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Names:
    staff: dict[int, str]
    cases: dict[int, int]
    roles: dict[Any, str]

    def who(self, kind: str, id: int | None) -> str:
        return self.staff.get(id or 0, _("somebody")) if kind == "staff" else str(ACTORS.get(kind, kind))


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
    names = _Names(accounts.names_of({row.actor_id for row in found if row.actor_id}), {}, {})
    return [Line(row.at, names.who(row.actor_kind, row.actor_id), _look(row)) for row in found]


def _look(row: AccessLog) -> str:
    where = f"{row.kind} {row.subject_id}" if row.subject_id else row.kind
    seen = _("looked at %(what)s of %(where)s") % {"what": row.what, "where": where}
    return _("%(seen)s, because: %(reason)s") % {"seen": seen, "reason": row.reason} if row.reason else seen


def _names(rows: list[Event]) -> _Names:
    language = get_language() or "zh-hans"
    people = {row.actor_id for row in rows if row.actor_kind == "staff" and row.actor_id}
    people |= {row.data[name] for row in rows for name in STAFF_FIELDS if row.data.get(name)}
    numbers = cases.numbers_of({row.data["case_id"] for row in rows if row.data.get("case_id")})
    roles: dict[Any, str] = {}
    for role in accounts.roles():
        roles[role.pk] = roles[role.code] = in_language(role.names, language) or role.code
    return _Names(accounts.names_of(people), numbers, roles)


def _sentence(row: Event, names: _Names) -> str:
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


def _changes(row: Event, names: _Names) -> list[tuple[str, str, str]]:
    shown = []
    for change in row.changes.all():
        label = str(FIELDS.get(change.field, change.field.replace("_", " ")))
        if change.field == "permissions":
            before, after = set(change.before or ()), set(change.after or ())
            shown.append((label, _rights(before - after), _rights(after - before)))
        else:
            shown.append((label, _value(change.before, names), _value(change.after, names)))
    return shown


def _rights(codes: set[str]) -> str:
    labels = {right.code: str(right.label) for right in accounts.permissions()}
    return "; ".join(labels.get(code, code) for code in sorted(codes))


def _value(value: Any, names: _Names) -> str:
    if value is None or value == "" or value == [] or value == {}:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        if set(value) <= {"zh-hans", "zh-hant", "en"}:
            return in_language(value, get_language() or "zh-hans")
        if "role" in value:
            return names.roles.get(value["role"], str(value["role"]))
        return ", ".join(f"{key} {_value(each, names)}".strip() for key, each in value.items())[:LONGEST_VALUE]
    if isinstance(value, list):
        return ", ".join(_value(each, names) for each in value)[:LONGEST_VALUE]
    return str(value)[:LONGEST_VALUE]

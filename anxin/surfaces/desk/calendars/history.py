"""The versions of a calendar in words: who, when, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anxin.domain.accounts.queries import names_of_staff
from anxin.domain.calendars.queries import stored
from anxin.domain.calendars.types import Difference
from anxin.surfaces.desk.calendars import words

MOST_LINES = 4


@dataclass(frozen=True)
class Entry:
    """One version."""

    number: int
    who: str
    at: datetime | None
    what: str
    lines: list[str]
    is_current: bool


def entries(calendar: Any) -> list[Entry]:
    """The newest versions first; two queries."""
    versions = stored.versions(calendar.pk)
    names = names_of_staff(row.actor_id for row, _changes in versions if row.actor_kind == "staff")
    return [
        Entry(
            number=row.number,
            who=names.get(row.actor_id, "") if row.actor_kind == "staff" else "",
            at=row.at,
            what=str(words.REASONS[row.reason]) % {"number": row.restored or ""},
            lines=_lines(changes),
            is_current=row.number == calendar.version,
        )
        for row, changes in versions
    ]


def _lines(changes: list[Difference]) -> list[str]:
    lines = [_line(change) for change in changes[:MOST_LINES]]
    if (more := len(changes) - MOST_LINES) > 0:
        lines.append(ngettext("and %(count)s more", "and %(count)s more", more) % {"count": more})
    return lines


def _line(change: Difference) -> str:
    where = change.where
    if change.what == "week":
        where = str(words.WEEKDAYS[change.where])
    elif change.what == "day":
        where = words.day_with_weekday(date.fromisoformat(change.where))
    elif change.what == "zone":
        where = _("Time zone")
    return f"{where}: {_value(change.what, change.before)} → {_value(change.what, change.after)}"


def _value(what: str, value: Any) -> str:
    if value is None:
        return _("as usual") if what == "day" else _("none")
    if what == "pack":
        return ngettext("%(count)s day", "%(count)s days", value) % {"count": value}
    return value if what == "zone" else words.hours(value)

"""Reads a calendar as people write it (zone, week, days) into checked numbers; every error names the field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from anxin.domain.calendars.rules.errors import CalendarError

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY_SECONDS = 86_400

Window = tuple[int, int]
"""Start and end in seconds of wall time after the local midnight of the day it starts on; at most 24 hours long."""

_KEYS = {"zone", "week", "days", "name"}
_WINDOW = re.compile(r"\s*(\d{1,2}):([0-5]\d)\s*-\s*(\d{1,2}):([0-5]\d)\s*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True)
class CalendarSpec:
    """A checked calendar: seven tuples of windows from Monday on, and the windows that replace them on single days."""

    zone: ZoneInfo
    week: tuple[tuple[Window, ...], ...]
    days: Mapping[int, tuple[Window, ...]]
    """Keyed by `date.toordinal()`."""


def read_spec(spec: object) -> CalendarSpec:
    """Check the plain form (`{"zone", "week", "days"?, "name"?}`). Raises CalendarError with code `spec`."""
    if not isinstance(spec, Mapping):
        raise _wrong("", "a calendar is an object with zone, week and days")
    for key in spec:
        if key not in _KEYS:
            raise _wrong(str(key), "is not a field of a calendar (zone, week, days, name)")
    return CalendarSpec(_zone(spec.get("zone")), _week(spec.get("week")), _days(spec.get("days", {})))


def read_date(text: object, field: str, code: str = "spec") -> date:
    """Read `YYYY-MM-DD` and nothing else. Raises CalendarError."""
    if isinstance(text, str) and _DATE.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise CalendarError(code, field, "is not a date like 2026-10-01")


def _zone(name: object) -> ZoneInfo:
    if not isinstance(name, str) or not name:
        raise _wrong("zone", "is missing: a name like Asia/Shanghai")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise _wrong("zone", f"{name[:60]!r} is not a known time zone") from error


def _week(week: object) -> tuple[tuple[Window, ...], ...]:
    if not isinstance(week, Mapping):
        raise _wrong("week", "is missing: an object from mon to sun; a day left out is closed")
    for key in week:
        if key not in WEEKDAYS:
            raise _wrong(f"week.{key}", "is not a weekday (mon, tue, wed, thu, fri, sat, sun)")
    return tuple(_windows(week.get(day, ()), f"week.{day}") for day in WEEKDAYS)


def _days(days: object) -> dict[int, tuple[Window, ...]]:
    if not isinstance(days, Mapping):
        raise _wrong("days", "is an object from dates to lists of windows")
    return {read_date(key, f"days.{key}").toordinal(): _windows(value, f"days.{key}") for key, value in days.items()}


def _windows(value: object, field: str) -> tuple[Window, ...]:
    if not isinstance(value, list | tuple):
        raise _wrong(field, "is a list of windows like 09:00-12:00")
    return tuple(sorted(read_window(text, f"{field}[{index}]") for index, text in enumerate(value)))


def read_window(text: object, field: str) -> Window:
    """`HH:MM-HH:MM`; an end not after its start is on the next day, so 22:00-06:00 is 8 hours and 09:00-09:00 is 24.

    Raises CalendarError `spec`.
    """
    match = _WINDOW.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise _wrong(field, "is not a window like 09:00-12:00")
    start_hour, start_minute, end_hour, end_minute = map(int, match.groups())
    start = start_hour * 3600 + start_minute * 60
    end = end_hour * 3600 + end_minute * 60
    if start >= DAY_SECONDS or end > DAY_SECONDS:
        raise _wrong(field, "starts from 00:00 to 23:59 and ends from 00:00 to 24:00")
    return start, end if end > start else end + DAY_SECONDS


def _wrong(field: str, text: str) -> CalendarError:
    return CalendarError("spec", field, text)

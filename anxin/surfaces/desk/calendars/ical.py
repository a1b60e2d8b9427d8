"""A calendar's year for other calendar programs (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import icalendar
from django.utils.translation import gettext as _

from anxin.domain.calendars.types import CompiledCalendar, Day
from anxin.surfaces.desk.calendars import words


def days_file(calendar: Any, days: Iterable[Day], at: datetime) -> bytes:
    """Whole-day entries for every day that differs from its week: closed, make-up workdays, other hours."""
    feed = _feed(_("%(name)s: holidays and make-up workdays") % {"name": calendar.name})
    for day in days:
        if not day.is_special:
            continue
        name = words.localised(day.name)
        what = str(words.KINDS[day.kind])
        entry = _entry(calendar, f"day-{day.date.isoformat()}", f"{name} · {what}" if name else what, at)
        entry.add("dtstart", day.date)
        entry.add("dtend", day.date + timedelta(1))
        entry.add("description", words.hours(day.windows))
        entry.add("transp", "OPAQUE" if not day.windows else "TRANSPARENT")
        feed.add_component(entry)
    return feed.to_ical()


def open_file(calendar: Any, compiled: CompiledCalendar, year: int, at: datetime) -> bytes:
    """One entry for every open stretch of the year."""
    feed = _feed(_("%(name)s: open hours") % {"name": calendar.name})
    start, end = (compiled.localize(datetime.combine(date(y, 1, 1), datetime.min.time())) for y in (year, year + 1))
    for each in compiled.intervals(start, end):
        entry = _entry(calendar, f"open-{each.start_at:%Y%m%dT%H%M%S}", calendar.name, at)
        entry.add("dtstart", each.start_at)
        entry.add("dtend", each.end_at)
        feed.add_component(entry)
    return feed.to_ical()


def _feed(name: str) -> icalendar.Calendar:
    feed = icalendar.Calendar()
    feed.add("prodid", "-//Anxin//Calendars//EN")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", name)
    return feed


def _entry(calendar: Any, key: str, summary: str, at: datetime) -> icalendar.Event:
    """`uid` is the same at every export, so that programs replace instead of doubling."""
    entry = icalendar.Event()
    entry.add("uid", f"calendar-{calendar.pk}-{key}@anxin")
    entry.add("dtstamp", at)
    entry.add("sequence", calendar.version)
    entry.add("summary", summary)
    return entry

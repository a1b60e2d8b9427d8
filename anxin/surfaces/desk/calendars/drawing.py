"""Working time as pictures: bars of a week, and the counted pieces of an answer, day by day from 0 to 24 o'clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from anxin.domain.calendars.types import WEEKDAYS, CalendarError, CompiledCalendar, Interval, read_window

MINUTES = 1440
MOST_STRIPS, HEAD, TAIL = 16, 10, 5


@dataclass(frozen=True)
class Bar:
    """A stretch of a day, in minutes of its wall clock."""

    x: int
    width: int


@dataclass(frozen=True)
class Strip:
    """One day of the picture: what is open, what of it was counted."""

    date: date
    open: list[Bar] = field(default_factory=list)
    counted: list[Bar] = field(default_factory=list)


def week_bars(week: Mapping[str, Sequence[str]]) -> dict[str, list[Bar]]:
    """Bars per weekday; what runs past midnight stands at the beginning of the next day. Unreadable windows are left out."""
    bars: dict[str, list[Bar]] = {day: [] for day in WEEKDAYS}
    for index, day in enumerate(WEEKDAYS):
        for text in week.get(day, ()):
            try:
                start, end = (second // 60 for second in read_window(text, day))
            except CalendarError:
                continue
            bars[day].append(Bar(start, min(end, MINUTES) - start))
            if end > MINUTES:
                bars[WEEKDAYS[(index + 1) % 7]].append(Bar(0, end - MINUTES))
    return bars


def strips(
    calendar: CompiledCalendar, start_at: datetime, end_at: datetime, pieces: Iterable[Interval]
) -> tuple[list[Strip], int, list[Strip]]:
    """The days from start to end: those to show first, how many are left out in the middle, and the last ones."""
    zone = calendar.zone
    first, last = start_at.astimezone(zone).date(), end_at.astimezone(zone).date()
    total = (last - first).days + 1
    offsets = list(range(total))
    head, tail = (offsets, []) if total <= MOST_STRIPS else (offsets[:HEAD], offsets[-TAIL:])
    counted: dict[date, list[Bar]] = {}
    for piece in pieces:
        for day, bar in _by_day(piece, zone):
            counted.setdefault(day, []).append(bar)
    made = [_strip(calendar, first + timedelta(offset), counted) for offset in (*head, *tail)]
    return made[: len(head)], total - len(head) - len(tail), made[len(head) :]


def _strip(calendar: CompiledCalendar, day: date, counted: Mapping[date, list[Bar]]) -> Strip:
    begin, end = (calendar.localize(datetime.combine(each, time())) for each in (day, day + timedelta(1)))
    opened = [bar for each in calendar.intervals(begin, end) for on, bar in _by_day(each, calendar.zone) if on == day]
    return Strip(day, opened, counted.get(day, []))


def _by_day(interval: Interval, zone: ZoneInfo) -> list[tuple[date, Bar]]:
    """The interval cut at local midnights."""
    found = []
    start = interval.start_at.astimezone(zone).replace(tzinfo=None)
    end = interval.end_at.astimezone(zone).replace(tzinfo=None)
    while start < end:
        midnight = datetime.combine(start.date() + timedelta(1), time())
        until = min(end, midnight)
        width = round((until - start).total_seconds() / 60)
        found.append((start.date(), Bar(start.hour * 60 + start.minute, max(width, 1))))
        start = midnight
    return found

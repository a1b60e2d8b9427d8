"""Counting workdays in closed form: whole weeks plus the days that differ, so that any distance costs the same."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from itertools import accumulate

from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.spec import CalendarSpec

_LAST_DAY = date.max.toordinal()


class Workdays:
    """The workdays of one calendar: days on which at least one window starts. Zones do not matter here."""

    def __init__(self, spec: CalendarSpec) -> None:
        self._week = [bool(windows) for windows in spec.week]
        self._in_week = [0, *accumulate(self._week)]
        self._days = {day: bool(windows) for day, windows in spec.days.items()}
        differing = sorted(day for day, is_workday in self._days.items() if is_workday != self._week[(day - 1) % 7])
        self._differing = differing
        self._difference = [0, *accumulate(1 if self._days[day] else -1 for day in differing)]

    def is_workday(self, day: date) -> bool:
        """Whether a window starts on this date."""
        ordinal = day.toordinal()
        return self._days.get(ordinal, self._week[(ordinal - 1) % 7])

    def add(self, day: date, days: int) -> date:
        """The `days`-th workday after `day` (before it when negative), never counting `day`; 0 is the day itself.

        Raises CalendarError `no_workday` when there are not so many.
        """
        if days == 0:
            return day
        ordinal = day.toordinal()
        wanted = self._count(ordinal) + days if days > 0 else self._count(ordinal - 1) + days + 1
        found = bisect_left(range(_LAST_DAY + 1), wanted, key=self._count)
        if wanted < 1 or found > _LAST_DAY:
            raise CalendarError("no_workday", "days", "the calendar has not so many workdays")
        return date.fromordinal(found)

    def _count(self, ordinal: int) -> int:
        """Workdays from 0001-01-01, a Monday, up to and including this day."""
        weeks, rest = divmod(ordinal, 7)
        regular = weeks * self._in_week[7] + self._in_week[rest]
        return regular + self._difference[bisect_right(self._differing, ordinal)]

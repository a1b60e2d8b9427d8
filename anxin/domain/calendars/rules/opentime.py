"""Open time in whole seconds since 1970: counting, going forward and back over years compiled when first needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.spec import CalendarSpec, Window
from anxin.domain.calendars.rules.years import OpenYear, open_year
from anxin.domain.calendars.rules.zones import (
    EPOCH,
    FIRST_YEAR,
    LAST_YEAR,
    YEAR_STARTS,
    Segments,
    year_of,
    year_segments,
)

_EPOCH_DAY = EPOCH.toordinal()


class OpenTime:
    """The open seconds of one calendar. Fills itself by whole years; years of equal shape share their arrays.

    Safe to share between threads: all that changes is which years have been compiled, and compiling one twice gives
    the same.
    """

    def __init__(self, spec: CalendarSpec) -> None:
        self._zone = spec.zone
        self._week = spec.week
        self._days = spec.days
        self._years: dict[int, OpenYear] = {}
        self._shapes: dict[tuple[int, bool, Segments], OpenYear] = {}
        self._own_years = {year for day in spec.days for year in _years_touched(day)}
        self._first, self._last = FIRST_YEAR, LAST_YEAR
        if not any(spec.week):
            self._first = max(min(self._own_years, default=LAST_YEAR), FIRST_YEAR)
            self._last = min(max(self._own_years, default=FIRST_YEAR), LAST_YEAR)

    def is_open(self, second: int) -> bool:
        """Whether the local wall reading at this second lies in a window."""
        year = year_of(second)
        return self._year(year).is_open(second - YEAR_STARTS[year - 1])

    def count(self, start: int, end: int) -> int:
        """Open seconds from start to end, start <= end."""
        first, last = year_of(start), year_of(end)
        counted = self._year(last).count(end - YEAR_STARTS[last - 1])
        counted -= self._year(first).count(start - YEAR_STARTS[first - 1])
        for year in range(max(first, self._first), min(last, self._last + 1)):
            counted += self._year(year).total
        return counted

    def forward(self, start: int, seconds: int) -> int:
        """The earliest second by which `seconds` > 0 open seconds have passed since `start`."""
        year = year_of(start)
        content = self._years.get(year) or self._year(year)
        wanted = content.count(start - YEAR_STARTS[year - 1]) + seconds
        while wanted > content.total:
            wanted -= content.total
            year = max(year + 1, self._first)
            if year > self._last:
                raise self._exhausted()
            content = self._year(year)
        return YEAR_STARTS[year - 1] + content.earliest(wanted)

    def backward(self, end: int, seconds: int) -> int:
        """The latest second from which `seconds` > 0 open seconds pass until `end`."""
        year = year_of(end)
        content = self._years.get(year) or self._year(year)
        wanted = content.count(end - YEAR_STARTS[year - 1]) - seconds
        while wanted < 0:
            year = min(year - 1, self._last)
            if year < self._first:
                raise self._exhausted()
            content = self._year(year)
            wanted += content.total
        return YEAR_STARTS[year - 1] + content.latest(wanted)

    def opening(self, second: int) -> int:
        """`second` itself when open, else the next opening: where the next open second begins."""
        return second if self.is_open(second) else self.forward(second, 1) - 1

    def closing(self, second: int) -> int:
        """`second` itself when open, else the latest closing not after it: where the last open second ended."""
        return second if self.is_open(second) else self.backward(second, 1) + 1

    def intervals(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The open stretches between start and end, merged over New Year, in order."""
        remaining = self.count(start, end)
        while remaining > 0:
            opens = self.opening(start)
            start = self._close_after(opens, end)
            remaining -= start - opens
            yield opens, start

    def _close_after(self, second: int, limit: int) -> int:
        """The closing that ends the stretch in which `second` is open, at most `limit`."""
        while second < limit:
            year = year_of(second)
            begin = YEAR_STARTS[year - 1]
            second = begin + self._year(year).end_of(second - begin)
            if second < YEAR_STARTS[year] or year == LAST_YEAR or not self.is_open(second):
                break
        return min(second, limit)

    def _year(self, year: int) -> OpenYear:
        found = self._years.get(year)
        if found is None:
            if not FIRST_YEAR <= year <= LAST_YEAR:
                raise CalendarError("range", "", f"calendars reach from the year {FIRST_YEAR} to {LAST_YEAR}")
            found = self._years[year] = self._compile(year)
        return found

    def _compile(self, year: int) -> OpenYear:
        begin = YEAR_STARTS[year - 1]
        segments = year_segments(self._zone, year)
        if year in self._own_years:
            return open_year(self._windows_of, begin, segments)
        # Without overrides nearby, all that matters is the weekday of New Year, the leap day and the zone's changes.
        length = YEAR_STARTS[year] - begin
        shape = (begin // 86_400 % 7, length == 366 * 86_400, segments)
        if shape not in self._shapes:
            self._shapes[shape] = open_year(self._windows_of, begin, segments)
        return self._shapes[shape]

    def _exhausted(self) -> CalendarError:
        if any(self._week):
            return CalendarError("range", "", f"the answer lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
        return CalendarError("never_open", "", "the calendar is not open so often")

    def _windows_of(self, day: int) -> tuple[Window, ...]:
        """Windows starting on a day counted from 1970-01-01, which was a Thursday."""
        override = self._days.get(day + _EPOCH_DAY)
        return self._week[(day + 3) % 7] if override is None else override


def _years_touched(day: int) -> set[int]:
    """The UTC years in which windows starting on this day may lie: they last up to 24 h, and offsets up to a day."""
    last = date.max.toordinal()
    return {date.fromordinal(min(max(day + reach, 1), last)).year for reach in (-2, 2)}

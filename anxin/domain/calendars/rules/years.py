"""Open time of one UTC year as sorted lists with running sums: the only place that walks through days, once a year."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from anxin.domain.calendars.rules.spec import DAY_SECONDS, Window
from anxin.domain.calendars.rules.zones import Segments


class OpenYear:
    """Open intervals of one year, in seconds from its beginning in UTC; years of the same shape share one of these."""

    __slots__ = ("after", "ends", "starts", "total")

    def __init__(self, intervals: list[list[int]]) -> None:
        self.starts = [start for start, _ in intervals]
        self.ends = [end for _, end in intervals]
        sums = [0]
        for start, end in intervals:
            sums.append(sums[-1] + end - start)
        self.after = sums[1:]
        """Open seconds of the year up to the end of each interval."""
        self.total = sums[-1]

    def count(self, second: int) -> int:
        """Open seconds from the beginning of the year to this second."""
        index = bisect_right(self.starts, second) - 1
        if index < 0:
            return 0
        end = self.ends[index]
        return self.after[index] if second >= end else self.after[index] - end + second

    def is_open(self, second: int) -> bool:
        """Whether this second lies in an interval."""
        index = bisect_right(self.starts, second) - 1
        return index >= 0 and second < self.ends[index]

    def end_of(self, second: int) -> int:
        """The end of the interval in which this open second lies."""
        return self.ends[bisect_right(self.starts, second) - 1]

    def earliest(self, count: int) -> int:
        """The earliest second by which `count` (1 to total) open seconds have passed: rather closing than opening."""
        index = bisect_left(self.after, count)
        return self.ends[index] - self.after[index] + count

    def latest(self, count: int) -> int:
        """The latest second by which `count` (0 to total-1) open seconds have passed: rather opening than closing."""
        index = bisect_right(self.after, count)
        return self.ends[index] - self.after[index] + count


def open_year(windows_of: Callable[[int], tuple[Window, ...]], year_start: int, segments: Segments) -> OpenYear:
    """Compile one year. `windows_of` tells the windows starting on a day counted from 1970-01-01.

    An interval that runs over New Year is cut there: both halves count, and a search for closings looks beyond.
    """
    merged: list[list[int]] = []
    for start, end in _openings(windows_of, year_start, segments):
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], end)
        else:
            merged.append([start, end])
    return OpenYear(merged)


def _openings(
    windows_of: Callable[[int], tuple[Window, ...]], year_start: int, segments: Segments
) -> Iterator[tuple[int, int]]:
    """Every window cut to the wall readings that each stretch of constant offset really shows, in order of their start.

    So an hour that occurs twice is found in two stretches, and one that is skipped in none.
    """
    for begin, end, offset in segments:
        shift = year_start + offset
        first_wall, last_wall = begin + shift, end + shift
        for day in range(first_wall // DAY_SECONDS - 1, (last_wall - 1) // DAY_SECONDS + 1):
            midnight = day * DAY_SECONDS
            for opens, closes in windows_of(day):
                start = max(midnight + opens, first_wall)
                stop = min(midnight + closes, last_wall)
                if start < stop:
                    yield start - shift, stop - shift

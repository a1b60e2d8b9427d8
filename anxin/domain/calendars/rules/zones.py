"""Where a time zone changes its offset: found by asking it, since the standard library does not tell."""

from __future__ import annotations

from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 2, 9998
"""One year kept free at both ends of what `datetime` can say, so that every local reading exists."""

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = EPOCH.toordinal()
YEAR_STARTS = [(date(year, 1, 1).toordinal() - _EPOCH_DAY) * 86_400 for year in range(1, 10_000)]
"""Seconds since 1970 at which the years 1 to 9999 begin in UTC."""

# Two changes of one zone were never, and are nowhere planned, closer than 3.9 days (Africa/Freetown, 1939).
_STEP_SECONDS = 3 * 86_400
# No zone has changes written out beyond 2087; from then on they repeat with the Gregorian cycle of 400 years.
_RULES_ONLY_FROM, _CYCLE_YEARS = 2101, 400

Segments = tuple[tuple[int, int, int], ...]
"""(start, end, offset) in seconds: start and end counted from the beginning of the year in UTC, in order, no gaps."""


def year_of(second: int) -> int:
    """The UTC year in which this second since 1970 falls."""
    return bisect_right(YEAR_STARTS, second)


def year_segments(zone: ZoneInfo, year: int) -> Segments:
    """The stretches of constant offset of one UTC year."""
    if year >= _RULES_ONLY_FROM:
        year = _RULES_ONLY_FROM + (year - _RULES_ONLY_FROM) % _CYCLE_YEARS
    return _segments(zone, year)


@lru_cache(maxsize=4096)
def _segments(zone: ZoneInfo, year: int) -> Segments:
    begin, end = YEAR_STARTS[year - 1], YEAR_STARTS[year]
    found = []
    start, offset = begin, _offset(zone, begin)
    for probe in [*range(begin + _STEP_SECONDS, end, _STEP_SECONDS), end - 1]:
        probed = _offset(zone, probe)
        if probed != offset:
            change = _first_second_with_another_offset(zone, probe - _STEP_SECONDS, probe, offset)
            found.append((start - begin, change - begin, offset))
            start, offset = change, probed
    return (*found, (start - begin, end - begin, offset))


def _first_second_with_another_offset(zone: ZoneInfo, low: int, high: int, offset: int) -> int:
    while high - low > 1:
        middle = (low + high) // 2
        if _offset(zone, middle) == offset:
            low = middle
        else:
            high = middle
    return high


def _offset(zone: ZoneInfo, second: int) -> int:
    local = (EPOCH + timedelta(seconds=second)).astimezone(zone)
    shift = local.utcoffset() or timedelta()
    return shift.days * 86_400 + shift.seconds

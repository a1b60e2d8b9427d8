"""Finds the dates of a Chinese sentence: single days, lists that name the month once, ranges, weekdays beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from anxin.domain.calendars.rules.errors import CalendarError

LONGEST_SPAN_DAYS = 60
"""No holiday is longer; a mistyped year would make it one."""

_DATE = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})"
_BESIDE = r"(\([^()]*\)|(?:周|星期|礼拜)[一二三四五六日天])?"
_SPAN = re.compile(rf"(?<!\d){_DATE}([日号])?{_BESIDE}(?:(?:至|到|[-—–─~]+){_DATE}[日号]{_BESIDE})?")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)([一二三四五六日天])")


@dataclass(frozen=True)
class StatedDay:
    """A day as written; the year is often left out."""

    year: int | None
    month: int
    day: int
    weekday: int | None

    def in_year(self, year: int) -> date:
        """The date, in this year unless another is stated. Raises CalendarError for the 30th of February."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError as error:
            raise CalendarError("notice", "", f"{self.month}月{self.day}日 is not a date") from error


@dataclass(frozen=True)
class StatedSpan:
    """From one day to another, both included; a single day is both."""

    first: StatedDay
    last: StatedDay

    def days(self, year: int) -> list[tuple[date, int | None]]:
        """Every date with its stated weekday. A span over New Year without years ends in `year`."""
        first, last = self.first, self.last
        runs_over = (first.month, first.day) > (last.month, last.day)
        if first.year and not last.year:
            last = replace(last, year=first.year + runs_over)
        end = last.in_year(year)
        start = first.in_year(end.year - runs_over)
        if (end - start).days > LONGEST_SPAN_DAYS:
            raise CalendarError("notice", "", f"from {start} to {end} is no holiday")
        stated = {start: first.weekday, end: last.weekday}
        return [(day, stated.get(day)) for day in (start + timedelta(n) for n in range((end - start).days + 1))]


def spans_in(clause: str, month: int | None) -> list[StatedSpan]:
    """All spans of a clause (half-width, no blanks); a day without month has that of the day before it, or `month`."""
    spans = []
    for match in _SPAN.finditer(clause):
        year, own_month, day, unit, beside, last_year, last_month, last_day, last_beside = match.groups()
        month = int(own_month) if own_month else month
        if month is None or not (unit or last_day):
            continue
        first = StatedDay(int(year) if year else None, month, int(day), _weekday(beside))
        last = first
        if last_day:
            month = int(last_month) if last_month else month
            last = StatedDay(int(last_year) if last_year else None, month, int(last_day), _weekday(last_beside))
        spans.append(StatedSpan(first, last))
    return spans


def without_dates(clause: str) -> str:
    """What a clause says apart from its dates."""
    return _SPAN.sub("", clause)


def _weekday(beside: str | None) -> int | None:
    match = _WEEKDAY.search(beside or "")
    return min("一二三四五六日天".index(match[1]), 6) if match else None

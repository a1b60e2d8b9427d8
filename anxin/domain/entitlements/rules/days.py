"""Counting days as the law does: the first day is not counted, and a last day of rest moves to the next working day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from anxin.domain.calendars.types import CalendarError, year_table
from anxin.domain.entitlements.rules.errors import FactError

RestDay = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Period:
    """A length in days or in calendar months; its last day is counted in."""

    days: int = 0
    months: int = 0

    def last_day(self, start: date) -> date:
        """The last day, when `start` itself is not counted: 2 March and 7 days are 9 March; 1 May and 12 months 1 May.

        A day the month does not have becomes its last day. Raises FactError beyond the year 9999.
        """
        try:
            return _plus_months(start, self.months) + timedelta(days=self.days)
        except (OverflowError, ValueError) as error:
            raise FactError("", f"{start} is too far away to be counted from") from error


def _plus_months(start: date, months: int) -> date:
    if not months:
        return start
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def minus_months(day: date, months: int) -> date:
    """The same date so many months earlier, or the last day of that month."""
    return _plus_months(day, -months)


def rolled(day: date, is_rest_day: RestDay) -> date:
    """The day itself, or the first after it that is no day of rest."""
    while is_rest_day(day):
        day += timedelta(days=1)
    return day


def plus_working_days(start: date, days: int, is_rest_day: RestDay) -> date:
    """The `days`-th working day after `start`, which is not counted."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= not is_rest_day(day)
    return day


def rest_days(country: str) -> RestDay:
    """Whether a day is one of rest there: weekends and public holidays, but not make-up workdays. "" knows weekends only.

    Years that no government has announced are taken from the library's estimate.
    """
    if not country:
        return _is_weekend

    def is_rest_day(day: date) -> bool:
        closed, worked = _days(country, day.year)
        return day in closed or (day.weekday() >= 5 and day not in worked)

    return is_rest_day


def _is_weekend(day: date) -> bool:
    return day.weekday() >= 5


@lru_cache(maxsize=512)
def _days(country: str, year: int) -> tuple[frozenset[date], frozenset[date]]:
    try:
        days = year_table(country, year).days
    except (CalendarError, ValueError, OverflowError):  # far years, for which nobody keeps holidays
        days = ()
    closed = frozenset(each.date for each in days if each.kind == "closed")
    return closed, frozenset(each.date for each in days if each.kind == "makeup")

"""Workdays in closed form against stepping from day to day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anxin.domain.calendars.tests.oracle import WEEKDAYS
from anxin.domain.calendars.tests.test_compiled import office
from anxin.domain.calendars.types import CalendarError, CompiledCalendar

DAY = timedelta(days=1)


def stepped(calendar: CompiledCalendar, day: date, days: int) -> date:
    step = DAY if days > 0 else -DAY
    for _ in range(abs(days)):
        day += step
        while not calendar.is_workday(day):
            day += step
    return day


@settings(deadline=None)
@given(
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
    st.dictionaries(st.dates(date(2026, 1, 1), date(2026, 4, 1)), st.booleans(), max_size=40),
    st.dates(date(2025, 12, 1), date(2026, 4, 20)),
    st.integers(-90, 90),
)
def test_workdays_are_counted_as_by_stepping_through_them(week, days, start, count):
    calendar = CompiledCalendar.from_spec(
        {
            "zone": "Asia/Shanghai",
            "week": {day: ["09:00-18:00"] for day in week},
            "days": {day.isoformat(): ["10:00-11:00"] * is_open for day, is_open in days.items()},
        }
    )
    assert calendar.add_workdays(start, count) == stepped(calendar, start, count)


def test_the_start_day_never_counts():
    assert office.add_workdays(date(2026, 9, 30), 1) == date(2026, 10, 8)
    assert office.add_workdays(date(2026, 10, 8), -1) == date(2026, 9, 30)
    assert office.add_workdays(date(2026, 10, 3), 1) == date(2026, 10, 8)


def test_a_make_up_saturday_counts():
    assert office.is_workday(date(2026, 10, 10))
    assert office.add_workdays(date(2026, 10, 9), 2) == date(2026, 10, 12)


def test_no_days_is_the_day_itself_even_when_closed():
    assert office.add_workdays(date(2026, 10, 3), 0) == date(2026, 10, 3)


def test_a_day_whose_only_window_is_skipped_by_the_clock_is_still_a_workday():
    calendar = CompiledCalendar.from_spec({"zone": "Pacific/Apia", "week": {"fri": ["09:00-17:00"]}})
    assert calendar.is_workday(date(2011, 12, 30))


@pytest.mark.parametrize("days", [10**7, -(10**7), 10**30, -(10**30)])
def test_more_workdays_than_the_calendar_has_are_refused(days):
    with pytest.raises(CalendarError) as caught:
        office.add_workdays(date(2026, 1, 1), days)
    assert caught.value.code == "no_workday"


@pytest.mark.parametrize("days", [1, -1])
def test_a_calendar_without_workdays_refuses_to_count_them(days):
    never = CompiledCalendar.from_spec({"zone": "UTC", "week": {}, "days": {"2026-10-01": []}})
    with pytest.raises(CalendarError):
        never.add_workdays(date(2026, 1, 1), days)

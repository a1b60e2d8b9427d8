"""Shipped calendars are well formed, and the office keeps the days that were announced."""

import pytest

from anxin.domain.calendars.queries import shipped
from anxin.domain.calendars.rules.holidays import year_table
from anxin.domain.calendars.types import CompiledCalendar


@pytest.mark.parametrize("name", shipped.names())
def test_a_shipped_calendar_compiles(name):
    assert any(CompiledCalendar.from_spec(shipped.find(name)).spec.week)


def test_an_unknown_name_is_not_found():
    assert shipped.find("../cn-office") is None


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_the_chinese_office_is_closed_on_days_off_and_open_on_make_up_days(year):
    office = CompiledCalendar.from_spec(shipped.find("cn-office"))
    for row in year_table("CN", year).days:
        assert office.is_workday(row.date) == (row.kind == "makeup")

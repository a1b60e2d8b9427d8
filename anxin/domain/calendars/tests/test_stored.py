"""Calendars made in this installation are found by their name."""

import pytest

from anxin.domain.calendars.models import Calendar
from anxin.domain.calendars.queries import stored
from anxin.domain.calendars.types import CompiledCalendar

pytestmark = pytest.mark.django_db


def test_a_stored_calendar_is_found_by_its_name_and_compiles():
    spec = {"zone": "Asia/Shanghai", "week": {"mon": ["09:00-10:00"]}}
    Calendar.objects.create(name="自家日历", spec=spec)
    assert stored.find_spec("自家日历") == {**spec, "days": {}}
    assert CompiledCalendar.from_spec(stored.find_spec("自家日历"))


def test_an_unknown_name_is_not_found():
    assert stored.find_spec("没有") is None


@pytest.mark.django_db
def test_a_calendar_that_never_changed_has_no_history():
    row = Calendar.objects.create(name="alt", spec={"zone": "Asia/Shanghai", "week": {}, "days": {}})
    assert stored.versions(row.pk) == []

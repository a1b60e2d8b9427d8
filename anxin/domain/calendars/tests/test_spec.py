"""What is wrong in a written calendar is said with the name of the field."""

import pytest

from anxin.domain.calendars.types import CalendarError, CompiledCalendar

GOOD = {"zone": "Asia/Shanghai", "week": {"mon": ["09:00-12:00"]}, "days": {"2026-10-01": []}}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"zone": None}, "zone"),
        ({"zone": "Asia/Nowhere"}, "zone"),
        ({"zone": "../../etc/passwd"}, "zone"),
        ({"zone": "Asia"}, "zone"),
        ({"zone": 8}, "zone"),
        ({"week": None}, "week"),
        ({"week": ["09:00-12:00"]}, "week"),
        ({"week": {"monday": []}}, "week.monday"),
        ({"week": {"mon": "09:00-12:00"}}, "week.mon"),
        ({"week": {"mon": None}}, "week.mon"),
        ({"week": {"tue": ["09:00-12:00", "9-12"]}}, "week.tue[1]"),
        ({"week": {"tue": ["24:00-06:00"]}}, "week.tue[0]"),
        ({"week": {"tue": ["09:00-24:01"]}}, "week.tue[0]"),
        ({"week": {"tue": ["22:00-30:00"]}}, "week.tue[0]"),
        ({"week": {"tue": ["09:60-12:00"]}}, "week.tue[0]"),
        ({"week": {"tue": ["０９:00-12:00"]}}, "week.tue[0]"),
        ({"week": {"tue": [900]}}, "week.tue[0]"),
        ({"days": []}, "days"),
        ({"days": {"2026-02-29": []}}, "days.2026-02-29"),
        ({"days": {"20261001": []}}, "days.20261001"),
        ({"days": {"2026-W01-1": []}}, "days.2026-W01-1"),
        ({"days": {"2026-10-01": None}}, "days.2026-10-01"),
        ({"days": {"2026-10-01": ["09:00"]}}, "days.2026-10-01[0]"),
        ({"holidays": {}}, "holidays"),
    ],
)
def test_the_error_names_the_field(changes, field):
    with pytest.raises(CalendarError) as caught:
        CompiledCalendar.from_spec({**GOOD, **changes})
    assert (caught.value.code, caught.value.field) == ("spec", field)
    assert str(caught.value).startswith(f"{field}: ")


@pytest.mark.parametrize("spec", [None, [], "Asia/Shanghai", 7])
def test_something_that_is_no_object_is_no_calendar(spec):
    with pytest.raises(CalendarError):
        CompiledCalendar.from_spec(spec)


def test_days_may_be_absent_and_a_weekday_left_out_is_closed():
    spec = CompiledCalendar.from_spec({"zone": "UTC", "week": {"sun": ["9:00-10:00"]}}).spec
    assert spec.week == ((), (), (), (), (), (), ((32_400, 36_000),))
    assert spec.days == {}

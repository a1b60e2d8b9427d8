"""Hours as people type them."""

import pytest
from hypothesis import given

from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.hours import joined, open_seconds, read_hours, written
from anxin.domain.calendars.rules.spec import read_window
from anxin.domain.calendars.tests.strategies import windows


@pytest.mark.parametrize(
    ("line", "windows"),
    [
        ("09:00-12:00, 13:30-18:00", ["09:00-12:00", "13:30-18:00"]),
        ("13:30–18:00；9:00～12:00", ["09:00-12:00", "13:30-18:00"]),
        ("９：００至１２：００", ["09:00-12:00"]),
        ("9-12 14-18", ["09:00-12:00", "14:00-18:00"]),
        ("9:00 到 12:30、13:30 到 18:00", ["09:00-12:30", "13:30-18:00"]),
        ("22:00-06:00", ["22:00-06:00"]),
        ("0-24", ["00:00-24:00"]),
        ("09:00-12:00, 11:00-13:00, 13:00-14:00", ["09:00-14:00"]),
        ("休息", []),
        ("  ", []),
    ],
)
def test_a_line_is_read_as_people_mean_it(line, windows):
    assert read_hours(line, "hours") == windows


@pytest.mark.parametrize("line", ["25:00-99:99", "lunch", "09:00", "09:00-12:00 or so", "9:7-10:00"])
def test_nonsense_is_refused_with_the_field_and_the_window(line):
    with pytest.raises(CalendarError) as refused:
        read_hours(line, "week.mon")
    assert (refused.value.code, refused.value.field.split("[")[0]) == ("spec", "week.mon")


@given(windows())
def test_what_is_written_reads_back_the_same(texts):
    for window in (read_window(text, "") for text in texts):
        assert read_window(written(window), "") == window


def test_joining_never_makes_a_window_longer_than_a_day():
    assert joined(["08:00-02:00", "20:00-10:00"], "") == ["08:00-02:00", "20:00-10:00"]
    assert open_seconds(["09:00-12:00", "11:00-13:00"]) == 4 * 3600

"""Working time in plain words."""

import datetime as dt

import pytest
from django.utils import translation

from anxin.surfaces.portal.hours import Hours

TWO_SHIFTS = ["09:00-12:00", "13:30-18:00"]
WORKDAYS = {
    "zone": "Asia/Shanghai",
    "week": {**dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), TWO_SHIFTS), "sat": ["09:00-12:00"]},
}
ALWAYS = {"zone": "UTC", "week": {day: ["00:00-24:00"] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}}


def at(day, hour, minute=0):
    """March 2026 in Shanghai; the 9th is a Monday."""
    return dt.datetime(2026, 3, day, hour, minute, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        (at(9, 10), "Somebody answers now, until 12:00."),
        (at(9, 12, 30), "Closed just now. We are back today at 13:30."),
        (at(9, 20), "Closed just now. We are back tomorrow at 09:00."),
        (at(14, 13), "Closed just now. We are back on Monday 16 March at 09:00."),
    ],
)
def test_it_says_whether_somebody_answers_now_and_when_next(instant, said):
    assert Hours(WORKDAYS, instant).now == said


def test_days_with_the_same_times_are_one_line_and_closed_days_none():
    assert Hours(WORKDAYS, at(9, 10)).week == [("Mon–Fri", "09:00–12:00, 13:30–18:00"), ("Sat", "09:00–12:00")]


def test_chinese_hours_are_chinese():
    with translation.override("zh-hans"):
        hours = Hours(WORKDAYS, at(14, 13))
        assert hours.week[0][0] == "周一至周五"
        assert hours.now == "现在是休息时间，3月16日 星期一 09:00 恢复接听。"


def test_around_the_clock_has_no_end():
    hours = Hours(ALWAYS, at(9, 3))
    assert hours.now == "Somebody answers now."
    assert hours.week == [("Every day", "around the clock")]


@pytest.mark.parametrize("spec", [None, {}, {"zone": "Nowhere/Land", "week": {}}, {"zone": "UTC", "week": {}}])
def test_without_usable_working_time_it_promises_nothing(spec):
    hours = Hours(spec, at(9, 10))
    assert not hours.is_open
    assert hours.week == []
    assert "back" not in hours.now

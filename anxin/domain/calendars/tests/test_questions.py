"""Questions in plain values: what is understood, what is refused, how answers are written."""

import pytest

from anxin.domain.calendars.tests.test_compiled import office
from anxin.domain.calendars.types import CalendarError, answer


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ({"op": "add", "from": "2026-09-30T17:50", "seconds": 14_400}, "2026-10-08T06:20:00Z"),
        ({"op": "add", "from": "2026-09-30T17:50:00+08:00", "seconds": 14_400}, "2026-10-08T06:20:00Z"),
        ({"op": "add", "from": "2026-09-30T09:50:00Z", "seconds": 14_400.0}, "2026-10-08T06:20:00Z"),
        ({"op": "add", "from": "2026-09-30T15:20:00.750+05:30", "seconds": 14_400}, "2026-10-08T06:20:00Z"),
        ({"op": "add", "from": "2026-10-01", "seconds": 0}, "2026-10-08T01:00:00Z"),
        ({"op": "subtract", "from": "2026-10-08T14:20", "seconds": 14_400}, "2026-09-30T09:50:00Z"),
        ({"op": "between", "from": "2026-09-30T17:50", "to": "2026-10-08T14:20"}, 14_400),
        ({"op": "is_open", "at": "2026-10-10T10:00"}, True),
        ({"op": "is_open", "at": "2026-10-01T10:00"}, False),
        ({"op": "next_open", "at": "2026-10-01T10:00"}, "2026-10-08T01:00:00Z"),
        ({"op": "previous_close", "at": "2026-10-01T10:00"}, "2026-09-30T10:00:00Z"),
        ({"op": "workday", "date": "2026-09-20"}, True),
        ({"op": "workday", "date": "2026-09-19"}, False),
        ({"op": "add_workdays", "date": "2026-09-30", "days": -3}, "2026-09-25"),
    ],
)
def test_a_question_is_answered(question, expected):
    found = answer(office, question)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ([], ""),
        ({}, "op"),
        ({"op": "multiply"}, "op"),
        ({"op": ["add"]}, "op"),
        ({"op": "add", "seconds": 1}, "from"),
        ({"op": "add", "from": 1_790_000_000, "seconds": 1}, "from"),
        ({"op": "add", "from": "tomorrow", "seconds": 1}, "from"),
        ({"op": "add", "from": "2026-02-29T10:00", "seconds": 1}, "from"),
        ({"op": "add", "from": "9999-12-31T23:00:00-12:00", "seconds": 1}, "from"),
        ({"op": "add", "from": "2026-09-30T17:50"}, "seconds"),
        ({"op": "add", "from": "2026-09-30T17:50", "seconds": True}, "seconds"),
        ({"op": "add", "from": "2026-09-30T17:50", "seconds": "60"}, "seconds"),
        ({"op": "add", "from": "2026-09-30T17:50", "seconds": 0.5}, "seconds"),
        ({"op": "add", "from": "2026-09-30T17:50", "seconds": float("nan")}, "seconds"),
        ({"op": "add", "from": "2026-09-30T17:50", "seconds": float("inf")}, "seconds"),
        ({"op": "add", "from": "2026-09-30T17:50", "seconds": -1}, "seconds"),
        ({"op": "subtract", "from": "2026-09-30T17:50", "seconds": -1}, "seconds"),
        ({"op": "between", "from": "2026-09-30T17:50"}, "to"),
        ({"op": "between", "from": "2026-09-30T17:50", "to": "2026-09-30T17:49:59"}, "to"),
        ({"op": "workday", "date": "2026-09-30T00:00"}, "date"),
        ({"op": "workday"}, "date"),
        ({"op": "add_workdays", "date": "2026-09-30", "days": 1.5}, "days"),
    ],
)
def test_a_wrong_question_names_the_field(question, field):
    with pytest.raises(CalendarError) as caught:
        answer(office, question)
    assert caught.value.field == field


@pytest.mark.parametrize("seconds", [10**18, 10**40])
def test_times_beyond_all_years_are_refused_not_crashed(seconds):
    for operation in ("add", "subtract"):
        with pytest.raises(CalendarError):
            answer(office, {"op": operation, "from": "2026-09-30T17:50", "seconds": seconds})

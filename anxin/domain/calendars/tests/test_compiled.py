"""Open time by example: the journeys of an office, nights, half hours, skipped and doubled hours, missing days."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from anxin.domain.calendars.tests.oracle import WEEKDAYS, utc
from anxin.domain.calendars.types import CalendarError, CompiledCalendar

OFFICE_DAY = ["09:00-12:00", "13:30-18:00"]
OFFICE = {
    "zone": "Asia/Shanghai",
    "week": dict.fromkeys(WEEKDAYS[:5], OFFICE_DAY),
    "days": {**{f"2026-10-0{day}": [] for day in range(1, 8)}, "2026-09-20": OFFICE_DAY, "2026-10-10": OFFICE_DAY},
}
office = CompiledCalendar.from_spec(OFFICE)


def calendar(zone: str, *windows: str, **days: list[str]) -> CompiledCalendar:
    """Open every day by the same windows, other days by `d20260329=[…]`."""
    overrides = {f"{key[1:5]}-{key[5:7]}-{key[7:]}": value for key, value in days.items()}
    week = {day: list(windows) for day in WEEKDAYS}
    return CompiledCalendar.from_spec({"zone": zone, "week": week, "days": overrides})


def shanghai(text: str) -> datetime:
    return office.localize(datetime.fromisoformat(text))


def test_four_hours_before_the_holiday_end_on_the_day_after_it():
    assert office.add(shanghai("2026-09-30T17:50"), 4 * 3600) == shanghai("2026-10-08T14:20")


def test_the_counted_pieces_can_be_drawn():
    pieces = list(office.pieces(shanghai("2026-09-30T17:50"), 4 * 3600))
    assert pieces == [
        (shanghai("2026-09-30T17:50"), shanghai("2026-09-30T18:00")),
        (shanghai("2026-10-08T09:00"), shanghai("2026-10-08T12:00")),
        (shanghai("2026-10-08T13:30"), shanghai("2026-10-08T14:20")),
    ]
    assert [piece.seconds for piece in pieces] == [600, 10_800, 3_000]


def test_adding_up_to_a_closing_returns_the_closing_and_one_second_more_the_next_opening():
    start = shanghai("2026-09-21T11:00")
    assert office.add(start, 3600) == shanghai("2026-09-21T12:00")
    assert office.add(start, 3601) == shanghai("2026-09-21T13:30:01")


def test_subtracting_down_to_an_opening_returns_the_opening_and_one_second_more_the_closing_before():
    end = shanghai("2026-09-21T14:30")
    assert office.subtract(end, 3600) == shanghai("2026-09-21T13:30")
    assert office.subtract(end, 3601) == shanghai("2026-09-21T11:59:59")


def test_adding_and_subtracting_nothing_moves_only_closed_instants():
    at_opening, at_closing = shanghai("2026-09-21T09:00"), shanghai("2026-09-21T12:00")
    assert office.add(at_opening, 0) == office.subtract(at_opening, 0) == at_opening
    assert office.add(at_closing, 0) == shanghai("2026-09-21T13:30")
    assert office.subtract(at_closing, 0) == at_closing
    assert office.subtract(shanghai("2026-10-05T12:00"), 0) == shanghai("2026-09-30T18:00")


def test_windows_are_half_open():
    assert office.is_open(shanghai("2026-09-21T09:00"))
    assert not office.is_open(shanghai("2026-09-21T08:59:59"))
    assert not office.is_open(shanghai("2026-09-21T12:00"))


def test_fractions_of_a_second_are_dropped():
    assert office.add(shanghai("2026-09-21T09:00:00.999999"), 1) == shanghai("2026-09-21T09:00:01")
    assert office.between(shanghai("2026-09-21T09:00:00.9"), shanghai("2026-09-21T09:00:02.1")) == 2


def test_a_closed_day_keeps_the_night_that_began_the_day_before():
    nights = calendar("Asia/Shanghai", "22:00-06:00", d20261001=[])
    assert nights.is_open(shanghai("2026-10-01T05:59"))
    assert nights.add(shanghai("2026-10-01T05:00"), 3601) == shanghai("2026-10-02T22:00:01")
    assert nights.between(shanghai("2026-10-01T00:00"), shanghai("2026-10-02T00:00")) == 6 * 3600


def test_overlapping_and_touching_windows_count_once_and_have_no_closing_between():
    shifts = calendar("Asia/Shanghai", "08:00-16:00", "12:00-20:00", "20:00-02:00", "01:00-04:00")
    assert shifts.between(shanghai("2026-09-21T04:00"), shanghai("2026-09-22T04:00")) == 20 * 3600
    assert shifts.previous_close(shanghai("2026-09-21T07:00")) == shanghai("2026-09-21T04:00")
    assert len(list(shifts.intervals(shanghai("2026-09-21T00:00"), shanghai("2026-09-22T00:00")))) == 2


@pytest.mark.parametrize("window", ["00:00-24:00", "00:00-00:00", "09:00-09:00", "23:59-23:59"])
def test_a_window_may_last_a_whole_day_and_then_it_is_always_open(window):
    always = calendar("Asia/Shanghai", window)
    start = shanghai("2026-09-21T10:00")
    assert always.add(start, 10 * 365 * 86_400) == start + timedelta(days=3650)
    assert len(list(always.intervals(start, start + timedelta(days=3650)))) == 1
    assert always.previous_close(start) == start


def test_a_day_that_springs_forward_has_23_hours_and_one_that_falls_back_25():
    berlin = calendar("Europe/Berlin", "00:00-24:00")
    assert berlin.between(utc("2026-03-28T23:00"), utc("2026-03-29T22:00")) == 23 * 3600
    one_day = calendar("Europe/Berlin", d20261025=["00:00-24:00"])
    assert one_day.add(utc("2026-10-01T00:00"), 25 * 3600) == utc("2026-10-25T23:00")


def test_a_window_inside_the_skipped_hour_counts_nothing():
    skipped = calendar("Europe/Berlin", "02:15-02:45")
    assert skipped.between(utc("2026-03-28T12:00"), utc("2026-03-29T12:00")) == 0
    assert skipped.next_open(utc("2026-03-28T12:00")) == utc("2026-03-30T00:15")


def test_a_window_inside_the_doubled_hour_counts_twice():
    doubled = calendar("Europe/Berlin", "02:15-02:45")
    assert doubled.between(utc("2026-10-24T12:00"), utc("2026-10-25T12:00")) == 3600
    assert doubled.add(utc("2026-10-25T00:30"), 1200) == utc("2026-10-25T01:20")


def test_a_window_that_starts_in_the_skipped_hour_opens_when_the_clock_reads_past_it():
    late = calendar("Europe/Berlin", "02:30-04:00")
    assert late.next_open(utc("2026-03-28T12:00")) == utc("2026-03-29T01:00")
    assert late.between(utc("2026-03-29T00:00"), utc("2026-03-29T12:00")) == 3600


def test_lord_howe_moves_its_clocks_by_half_an_hour():
    island = calendar("Australia/Lord_Howe", "00:00-24:00")
    assert island.between(utc("2026-04-04T13:00"), utc("2026-04-05T13:30")) == 24 * 3600 + 1800
    doubled = calendar("Australia/Lord_Howe", "01:40-01:50")
    assert doubled.between(utc("2026-04-04T13:00"), utc("2026-04-05T13:30")) == 1200


def test_samoa_had_no_30th_of_december_2011():
    apia = calendar("Pacific/Apia", "09:00-17:00")
    start = utc("2011-12-29T19:00")  # 09:00 on the 29th; midnight of the 31st follows 24:00 of that day
    assert apia.add(start, 9 * 3600) == utc("2011-12-30T20:00")
    assert apia.between(start, utc("2011-12-31T12:00")) == 16 * 3600


def test_overrides_around_new_year_count_on_both_sides_of_greenwich():
    west = calendar("America/Los_Angeles", "09:00-10:00", d20261231=["20:00-22:00"])
    assert west.between(utc("2027-01-01T00:00"), utc("2027-01-01T12:00")) == 7200
    assert west.between(utc("2038-01-01T00:00"), utc("2038-01-01T12:00")) == 0  # a year of the same shape
    east = calendar("Asia/Shanghai", "09:00-10:00", d20270101=["00:00-04:00"])
    assert east.between(utc("2026-12-31T12:00"), utc("2027-01-01T00:00")) == 4 * 3600


def test_a_leap_day_is_a_day_like_any_other():
    assert office.add(shanghai("2024-02-28T18:00"), 1) == shanghai("2024-02-29T09:00:01")
    assert office.add(shanghai("2023-02-28T18:00"), 1) == shanghai("2023-03-01T09:00:01")


def test_local_readings_that_occur_twice_mean_the_first_and_skipped_ones_the_offset_before():
    berlin = calendar("Europe/Berlin", "00:00-24:00")
    assert berlin.localize(datetime(2026, 10, 25, 2, 30)) == utc("2026-10-25T00:30")  # noqa: DTZ001
    assert berlin.localize(datetime(2026, 3, 29, 2, 30)) == utc("2026-03-29T01:30")  # noqa: DTZ001


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(CalendarError) as caught:
        yield
    assert caught.value.code == code


def test_a_stretch_that_ends_before_it_starts_is_refused():
    with refused("order"):
        office.between(shanghai("2026-09-21T10:00"), shanghai("2026-09-21T09:59:59"))


def test_negative_times_are_refused():
    for move in (office.add, office.subtract):
        with refused("negative"):
            move(shanghai("2026-09-21T10:00"), -1)


def test_a_naive_instant_is_refused():
    with refused("question"):
        office.is_open(datetime(2026, 9, 21, 10))  # noqa: DTZ001


@pytest.mark.parametrize(
    "spec",
    [
        {"zone": "Asia/Shanghai", "week": {}},
        {"zone": "Europe/Berlin", "week": {}, "days": {"2026-03-29": ["02:10-02:50"]}},
    ],
)
def test_a_calendar_that_never_opens_refuses_every_search_but_counts_nothing(spec):
    never = CompiledCalendar.from_spec(spec)
    at = utc("2026-03-01T00:00")
    searches = [
        *(partial(move, at, seconds) for move in (never.add, never.subtract) for seconds in (0, 60)),
        *(partial(find, at) for find in (never.next_open, never.previous_close)),
    ]
    for search in searches:
        with refused("never_open"):
            search()
    assert never.between(at, utc("2030-01-01T00:00")) == 0
    assert not never.is_open(at)


def test_a_calendar_of_single_days_is_used_up_after_the_last():
    days = {"2026-05-01": ["09:00-10:00"], "2027-01-01": ["00:00-01:00"]}
    fair = CompiledCalendar.from_spec({"zone": "UTC", "week": {}, "days": days})
    at = utc("1990-01-01T00:00")
    assert fair.between(at, utc("2090-01-01T00:00")) == 7200
    assert fair.add(at, 7200) == utc("2027-01-01T01:00")
    assert fair.subtract(utc("2090-01-01T00:00"), 7200) == utc("2026-05-01T09:00")
    with refused("never_open"):
        fair.add(at, 7201)
    with refused("never_open"):
        fair.previous_close(at)


def test_far_dates_are_answered_and_those_beyond_are_refused():
    assert office.add(datetime(1970, 1, 1, tzinfo=UTC), 27_000 * 5 * 52 * 8000) < datetime(9999, 1, 1, tzinfo=UTC)
    assert office.next_open(datetime(9998, 1, 1, tzinfo=UTC)) == datetime(9998, 1, 1, 1, tzinfo=UTC)
    for beyond in (datetime(9999, 1, 1, tzinfo=UTC), datetime(1, 12, 31, tzinfo=UTC)):
        with refused("range"):
            office.is_open(beyond)
    for move in (office.add, office.subtract):
        with refused("range"):
            move(shanghai("2026-09-21T10:00"), 10**18)


def test_years_of_the_same_shape_share_their_arrays_so_far_dates_cost_no_memory():
    plain = CompiledCalendar.from_spec({**OFFICE, "days": {}})
    plain.add(utc("2000-01-01T00:00"), 27_000 * 5 * 52 * 7000)
    years = plain._open._years
    assert len(years) > 6900
    assert len({id(year) for year in years.values()}) <= 14

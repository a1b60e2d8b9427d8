"""Open time against a calendar that is right by looking, and against the laws that arithmetic on it must obey."""

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from anxin.domain.calendars.tests import oracle
from anxin.domain.calendars.tests.strategies import calendars, seconds
from anxin.domain.calendars.types import CompiledCalendar

slowly = settings(max_examples=60, deadline=None)
quickly = settings(max_examples=80, deadline=None)


@slowly
@given(calendars(), st.lists(st.integers(-200_000, 200_000), min_size=1, max_size=20))
def test_an_instant_is_open_when_its_wall_reading_lies_in_a_window(case, shifts):
    spec, near = case
    calendar = CompiledCalendar.from_spec(spec)
    for shift in shifts:
        at = near + timedelta(seconds=shift)
        assert calendar.is_open(at) == oracle.is_open(spec, at)


@slowly
@given(calendars(), st.integers(0, 3 * 86_400))
def test_between_counts_what_a_watcher_counts(case, length):
    spec, start = case
    end = start + timedelta(seconds=length)
    assert CompiledCalendar.from_spec(spec).between(start, end) == oracle.between(spec, start, end)


@slowly
@given(calendars(), seconds)
def test_adding_ends_where_a_watcher_stops(case, length):
    spec, start = case
    assert CompiledCalendar.from_spec(spec).add(start, length) == oracle.add(spec, start, length)


@slowly
@given(calendars(), seconds)
def test_subtracting_ends_where_a_watcher_walking_back_stops(case, length):
    spec, end = case
    assert CompiledCalendar.from_spec(spec).subtract(end, length) == oracle.subtract(spec, end, length)


@quickly
@given(calendars(), st.integers(1, 10**8))
def test_between_takes_back_what_was_added_and_subtracted(case, length):
    spec, at = case
    calendar = CompiledCalendar.from_spec(spec)
    assert calendar.between(at, calendar.add(at, length)) == length
    assert calendar.between(calendar.subtract(at, length), at) == length


@quickly
@given(calendars(), st.integers(1, 10**7), st.integers(1, 10**7))
def test_adding_twice_is_adding_the_sum(case, first, second):
    spec, at = case
    calendar = CompiledCalendar.from_spec(spec)
    assert calendar.add(calendar.add(at, first), second) == calendar.add(at, first + second)
    assert calendar.subtract(calendar.subtract(at, first), second) == calendar.subtract(at, first + second)


@quickly
@given(calendars(), st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_later_starts_and_longer_times_never_end_earlier(case, shift, length, more):
    spec, at = case
    calendar = CompiledCalendar.from_spec(spec)
    later = at + timedelta(seconds=shift)
    assert calendar.add(at, length) <= calendar.add(later, length)
    assert calendar.add(at, length) <= calendar.add(at, length + more + 1)
    assert calendar.subtract(at, length) <= calendar.subtract(later, length)


@quickly
@given(calendars(), st.integers(0, 10**6), st.integers(0, 10**6))
def test_counts_of_neighbouring_stretches_add_up(case, first, second):
    spec, at = case
    calendar = CompiledCalendar.from_spec(spec)
    middle = at + timedelta(seconds=first)
    end = middle + timedelta(seconds=second)
    assert calendar.between(at, middle) + calendar.between(middle, end) == calendar.between(at, end)


@quickly
@given(calendars(), st.integers(1, 10**7))
def test_pieces_are_apart_in_order_open_and_as_long_as_asked(case, length):
    spec, at = case
    calendar = CompiledCalendar.from_spec(spec)
    pieces = list(calendar.pieces(at, length))
    assert sum(piece.seconds for piece in pieces) == length
    assert all(one.end_at < two.start_at for one, two in pairwise(pieces))
    assert pieces[-1].end_at == calendar.add(at, length)
    for piece in pieces[:50]:
        assert calendar.is_open(piece.start_at)
        assert calendar.between(piece.start_at, piece.end_at) == piece.seconds


@quickly
@given(calendars())
def test_next_open_and_previous_close_are_the_nearest(case):
    spec, at = case
    calendar = CompiledCalendar.from_spec(spec)
    opening, closing = calendar.next_open(at), calendar.previous_close(at)
    assert closing <= at <= opening
    assert calendar.between(closing, opening) == 0
    assert calendar.is_open(opening)
    assert calendar.is_open(at) == (opening == at)
    assert (closing == at) or calendar.is_open(closing - timedelta(seconds=1))


@quickly
@given(calendars(), st.integers(-12, 12))
def test_the_same_calendar_four_centuries_later_differs_by_exactly_that(case, shift):
    """The rules of a zone repeat with the Gregorian cycle; this is what lets far years share their arrays."""
    spec, at = case
    regular = CompiledCalendar.from_spec({**spec, "days": {}})
    start = at.replace(year=2110 + shift, day=min(at.day, 28))
    cycle = timedelta(days=146_097)
    assert regular.add(start + cycle, 10**7) - regular.add(start, 10**7) == cycle

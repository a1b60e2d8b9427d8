"""Paging by cursor reaches every row once, in both directions, and does not stumble over junk."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anxin.foundation.events.models import Event
from anxin.surfaces.kit.paging import page

ORDER = ("-at", "-id")
START = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


@pytest.fixture
def events(db):
    """Seven rows, several at the same instant."""
    for minute in (0, 1, 1, 1, 2, 3, 3):
        Event.objects.create(type="test", actor_kind="system", at=START + dt.timedelta(minutes=minute))
    return list(Event.objects.order_by("-at", "-id"))


def walk(size, direction="next_cursor", cursor=None):
    """All pages from `cursor` on in one direction."""
    pages = [page(Event.objects.all(), cursor=cursor, order=ORDER, size=size)]
    while (following := getattr(pages[-1], direction)) is not None:
        pages.append(page(Event.objects.all(), cursor=following, order=ORDER, size=size))
    return pages


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
def test_going_forward_shows_every_row_once_newest_first(events, size):
    assert [row for each in walk(size) for row in each] == events


@pytest.mark.parametrize("size", [1, 2, 3])
def test_going_back_from_the_last_page_ends_at_the_first(events, size):
    last = walk(size)[-1]
    backwards = walk(size, "previous_cursor", last.previous_cursor)
    assert [row for each in reversed(backwards) for row in each] == events[: len(events) - len(last)]
    assert backwards[-1].previous_cursor is None


def test_the_first_page_has_no_previous_and_the_only_page_no_next(events):
    first = page(Event.objects.all(), order=ORDER, size=50)
    assert (first.previous_cursor, first.next_cursor) == (None, None)


def test_rows_that_arrive_meanwhile_do_not_shift_the_next_page(events):
    first = page(Event.objects.all(), order=ORDER, size=3)
    Event.objects.create(type="test", actor_kind="system", at=START + dt.timedelta(hours=1))
    assert page(Event.objects.all(), cursor=first.next_cursor, order=ORDER, size=3).rows == events[3:6]


def test_a_page_reads_one_row_more_than_it_shows_and_never_counts(events, django_assert_num_queries):
    with django_assert_num_queries(1) as asked:
        page(Event.objects.all(), order=ORDER, size=3)
    assert "LIMIT 4" in asked[0]["sql"] and "COUNT" not in asked[0]["sql"]


def test_a_cursor_past_the_end_leads_to_the_first_page(events):
    last = walk(3)[-1]
    cursor = page(Event.objects.all(), order=ORDER, size=6).next_cursor
    Event.objects.filter(pk=last.rows[-1].pk).delete()
    assert page(Event.objects.all(), cursor=cursor, order=ORDER, size=3).rows == events[:3]


@pytest.mark.django_db
@given(junk=st.text(max_size=60))
def test_junk_cursors_give_the_first_page(junk):
    assert page(Event.objects.all(), cursor=junk, order=ORDER).rows == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cursor",
    [
        "WyJuIiwxLDJd",
        "WyJuIiwiMjAyNi0wMS0wMSIsIngiXQ",
        "W1tbW1tb",
        "bnVsbA",
        "\x00",
        "WyJuIiwiMjAyNi0wMS0wMVQwMDowMFoiLCI5OTk5OTk5OTk5OTk5OTk5OTk5OTkiXQ",
    ],
)
def test_well_formed_nonsense_gives_the_first_page(cursor):
    assert page(Event.objects.all(), cursor=cursor, order=ORDER).rows == []

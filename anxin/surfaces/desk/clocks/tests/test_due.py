"""The page "why is it due then?" and the panel beside a case."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from anxin.domain.accounts.models import Installation
from anxin.domain.cases.operations import editing
from anxin.domain.clocks.models import Clock, Renegotiation
from anxin.domain.clocks.operations import telling
from anxin.foundation.actors import SYSTEM
from anxin.surfaces.desk.clocks.picture import WIDTH, picture
from anxin.surfaces.kit import clocks
from tests.cast import AT, receive_case

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def desk(cast):
    """Logged-in clients by name of the cast's person."""
    Installation.objects.update_or_create(pk=1, defaults={"set_up_at": AT, "requires_second_factor": False})

    def client(person="agent", language="en"):
        made = Client()
        staff = getattr(cast, f"{person}_staff")
        staff.language = language
        staff.save()
        made.force_login(staff, backend=BACKEND)
        return made

    return client


@pytest.fixture
def monday(case):
    """One hour after the case arrived."""
    with time_machine.travel(AT + timedelta(hours=1), tick=False):
        yield case


def told(case):
    """The first answer was told to the customer, then the priority was lowered: it is to be agreed on."""
    row = Clock.objects.get(subject_id=case.pk, milestone="first_response")
    telling.mark_told(clock_ids=[row.pk], actor=SYSTEM, at=AT)
    return row


def test_the_page_says_what_is_counted_by_what_and_why(desk, monday):
    page = desk().get(f"/desk/cases/{monday.number}/due").content.decode()
    assert "1 hour of 4 hours of working time are counted, the remaining 3 hours end on" in page
    assert "Standard times, version 1" in page
    assert "office hours of the house" in page
    assert "Green channel for emergencies › Smoke, electric shock, gas and the like: does not fit (Emergency)" in page


def test_a_strangers_case_has_no_due_page(desk, monday):
    assert desk("stranger").get(f"/desk/cases/{monday.number}/due").status_code == 404


def test_a_case_without_times_says_why_and_what_to_do(desk, monday):
    Clock.objects.all().delete()
    assert "No policy sets a time for this case." in desk().get(f"/desk/cases/{monday.number}/due").content.decode()


@pytest.mark.parametrize(("moves", "outcome"), [("1", "moved"), ("0", "kept")])
def test_a_told_time_is_agreed_on_at_the_page(desk, cast, monday, moves, outcome):
    told(monday)
    editing.edit(case_id=monday.pk, changes={"priority": 1}, actor=cast.agent, at=AT + timedelta(minutes=30))
    before = Clock.objects.get(subject_id=monday.pk, milestone="first_response").due_at
    client = desk()
    asked = Renegotiation.objects.get()
    assert "Please agree on it with her" in client.get(f"/desk/cases/{monday.number}/due").content.decode()
    posted = {"moves": moves, "reason": "配件明天才到"}
    answer = client.post(f"/desk/cases/{monday.number}/due/{asked.pk}", posted)
    assert answer.status_code == 303
    asked.refresh_from_db()
    after = Clock.objects.get(subject_id=monday.pk, milestone="first_response").due_at
    assert (asked.outcome, after > before) == (outcome, moves == "1")


def test_nothing_moves_without_a_reason_the_customer_can_read(desk, cast, monday):
    told(monday)
    editing.edit(case_id=monday.pk, changes={"priority": 1}, actor=cast.agent, at=AT + timedelta(minutes=30))
    asked = Renegotiation.objects.get()
    for reason, said in (("  ", "Please write why"), ("长" * 301, "fewer words")):
        answer = desk().post(f"/desk/cases/{monday.number}/due/{asked.pk}", {"moves": "1", "reason": reason})
        assert answer.status_code == 422
        assert said in answer.content.decode()
    asked.refresh_from_db()
    assert asked.settled_at is None


def test_who_may_not_work_on_it_or_takes_anothers_agrees_on_nothing(desk, cast, customer, monday):
    told(monday)
    editing.edit(case_id=monday.pk, changes={"priority": 1}, actor=cast.agent, at=AT + timedelta(minutes=30))
    asked = Renegotiation.objects.get()
    other = receive_case(cast, customer, text="第二台也不凉").case
    assert desk("stranger").post(f"/desk/cases/{monday.number}/due/{asked.pk}", {"moves": "1"}).status_code == 404
    assert desk().post(f"/desk/cases/{other.number}/due/{asked.pk}", {"moves": "1"}).status_code == 404
    asked.refresh_from_db()
    assert asked.settled_at is None


def test_the_panel_beside_the_case_leads_there(desk, monday):
    page = desk().get(f"/desk/cases/{monday.number}").content.decode()
    assert "First answer" in page
    assert f"/desk/cases/{monday.number}/due" in page


@pytest.mark.parametrize("count", [0, 1, 20])
def test_many_changes_cost_no_more_reads(desk, cast, monday, django_assert_max_num_queries, count):
    for number in range(count):
        at = AT + timedelta(minutes=number + 1)
        editing.edit(case_id=monday.pk, changes={"priority": 1 + number % 4}, actor=cast.agent, at=at)
    client = desk()
    with django_assert_max_num_queries(60):
        client.get(f"/desk/cases/{monday.number}/due")


def test_the_picture_stays_inside_its_frame_and_draws_what_counts(monday):
    from anxin.domain.clocks.queries import explain

    now = AT + timedelta(days=40)
    drawn = picture(explain(Clock.objects.get(milestone="first_response"), now), now)
    bars = [*drawn.open, *drawn.stretches, *drawn.counted]
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH for bar in bars)
    assert len(drawn.days) <= 13
    assert {mark.kind for mark in drawn.marks} >= {"due"}


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("4h", 14_400),
        ("1h30m", 5400),
        ("90 分钟", 5400),
        ("2天", 172_800),
        ("0.5h", 1800),
        ("4", None),
        ("bald", None),
        ("", None),
    ],
)
def test_spans_are_read_as_people_write_them(typed, seconds):
    assert clocks.read_span(typed) == seconds
    if seconds:
        assert clocks.read_span(clocks.short_span(seconds)) == seconds


NOW = datetime.fromisoformat("2026-09-14T10:00+08:00")


@pytest.mark.parametrize(
    ("state", "due", "icon"),
    [
        ("running", 300, "clock"),
        ("running", 30, "clock-exclamation"),
        ("running", -1, "alert-octagon"),
        ("paused", None, "clock-pause"),
    ],
)
def test_a_clock_shows_how_it_stands(state, due, icon):
    due_at = None if due is None else NOW + timedelta(minutes=due)
    assert clocks.sign(state, due_at, NOW).icon == icon


def test_a_stopped_clock_was_kept_missed_or_not_wanted():
    said = [clocks.sign("stopped", None, NOW, is_missed=missed, because=why).icon for missed, why in [(False, "answered"), (True, "answered"), (False, "cancelled")]]  # fmt: skip
    assert said == ["circle-check", "alert-octagon", "minus"]

"""A loaded demo is a working installation: every row as the operations would have left it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.db.models import F, Max, Min

from anxin.demo import loading
from anxin.demo.loading import load
from anxin.domain.accounts.models import Brand, Installation, Staff
from anxin.domain.accounts.queries import actor_of
from anxin.domain.cases.models import Case, CaseMessage, Closure, Reopening, Stage
from anxin.domain.cases.operations.answering import answer
from anxin.domain.cases.operations.receiving import receive
from anxin.domain.cases.queries import listed
from anxin.domain.cases.rules import fields
from anxin.domain.cases.types import ACTIVE, Filter, State
from anxin.domain.catalog.models import ProductModel
from anxin.domain.clocks.models import Clock
from anxin.domain.clocks.operations import firing, keeping
from anxin.domain.clocks.queries import explain
from anxin.domain.conversations.models import Attachment, Message
from anxin.domain.customers.models import Customer
from anxin.domain.messaging.models import Outgoing
from anxin.domain.workforce.models import Notice
from anxin.domain.workforce.queries import on_duty
from anxin.foundation.actors import Actor
from anxin.foundation.db import numbers
from anxin.foundation.events.models import Event
from anxin.foundation.events.queries import timeline
from anxin.foundation.files import store
from anxin.foundation.jobs.models import Job
from anxin.foundation.search.queries import search

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 1, 20, tzinfo=UTC)


@pytest.fixture
def book(db):
    """A small demo: every story kind is in it, loading takes a second."""
    return load(at=AT, customers=80, cases=60)


def test_a_demo_needs_an_empty_installation(book):
    with pytest.raises(loading.NotEmpty):
        load(at=AT, customers=80, cases=60)


def test_loading_again_replaces_the_old_demo(book):
    load(at=AT + timedelta(days=3), customers=80, cases=60, again=True)
    assert (Brand.objects.count(), Case.objects.count(), Customer.objects.count()) == (2, 60, 80)
    assert Case.objects.aggregate(last=Max("opened_at"))["last"] > AT


def test_the_installation_counts_as_set_up_and_every_login_works(book, client):
    installation = Installation.objects.get(pk=1)
    assert installation.set_up_at and installation.holds_demo_data and not installation.requires_second_factor
    found = loading.logins()
    assert len(found) == Staff.objects.count() >= 20
    assert all(Staff.objects.get(email=email).check_password(password) for email, password, _role, _name in found[:3])


def test_an_agent_sees_the_cases_of_her_brand_only_and_an_engineer_those_of_his_outlet(book):
    agent = actor_of(book.staff["agent_tan"])
    assert {case.brand.code for case in listed(agent, Filter())} == {"xier"}
    engineer = listed(actor_of(book.staff["engineer_zheng"]), Filter())
    assert engineer and {case.outlet_id for case in engineer} == {book.outlets["hangzhou"].pk}


def test_nothing_lies_in_the_future_and_states_agree_with_stages(book):
    assert not Case.objects.exclude(state=F("stage__state")).exists()
    for model, column in ((Case, "activity_at"), (Message, "written_at"), (Event, "at"), (Outgoing, "created_at")):
        assert model.objects.aggregate(last=Max(column))["last"] <= AT + timedelta(seconds=10)
    for case in Case.objects.filter(state__in=ACTIVE):
        assert case.closed_at is None and case.solved_at is None and case.closes_at is None
    for case in Case.objects.filter(state=State.SOLVED):
        assert case.closes_at > AT


def test_case_numbers_follow_the_order_of_opening_and_the_next_one_is_free(book):
    opened = list(Case.objects.order_by("number").values_list("opened_at", flat=True))
    assert opened == sorted(opened)
    assert numbers.take("case", first=1) == Case.objects.aggregate(last=Max("number"))["last"] + 1


def test_a_thread_reads_in_the_order_it_was_written(book):
    for case in Case.objects.all()[:20]:
        thread = CaseMessage.objects.filter(case=case).order_by("message_id")
        instants = list(thread.values_list("message__written_at", flat=True))
        assert instants == sorted(instants) and instants[0] == case.opened_at


def test_the_values_of_a_case_are_what_its_type_accepts(book):
    for case in Case.objects.select_related("type"):
        assert fields.checked(case.type.fields, case.values, require=False) == case.values


def test_a_timeline_begins_with_the_opening_and_ends_where_the_case_stands(book):
    for case in Case.objects.select_related("stage"):
        events = timeline("case", case.pk, limit=200)[::-1]
        assert events[0].type == "cases.CaseOpened"
        assert [event.at for event in events] == sorted(event.at for event in events)
        moves = [event.data for event in events if event.type == "cases.CaseMoved"]
        assert (moves[-1]["to_stage"] if moves else "received") == case.stage.code
        for before, after in pairwise(moves):
            assert before["to_stage"] == after["from_stage"]


def test_whatever_ended_says_how_and_some_were_opened_again(book):
    for case in Case.objects.exclude(state__in=ACTIVE):
        assert case.closures.order_by("at").last().outcome == case.state
    assert Reopening.objects.exists()
    assert Closure.objects.filter(is_confirmed=False).count() == Reopening.objects.count()


def test_only_who_still_waits_for_an_answer_is_said_to_wait(book):
    for case in Case.objects.all():
        last = CaseMessage.objects.filter(case=case, message__visibility="public").order_by("-message_id").first()
        assert (case.waiting_since is not None) == (case.state in ACTIVE and last.message.direction == "in")


def test_products_have_pictures_that_can_be_shown(book):
    for model in ProductModel.objects.select_related("picture"):
        assert model.picture.media_type == "image/png" and model.picture.is_picture
        assert store.path_of(model.picture.sha256).exists()


def test_photos_are_drawn_by_jobs_and_only_once(book, run_jobs):
    assert not Attachment.objects.exists()
    Job.objects.update(run_at=AT)
    photos = sum(len(message.photos) for case in book.plan.cases for message in case.messages)
    run_jobs()
    assert Attachment.objects.count() == photos > 0


def test_the_outbox_shows_every_kind_of_ending(book):
    states = set(Outgoing.objects.values_list("state", flat=True))
    assert {"sent", "failed", "suppressed"} <= states
    answers = Message.objects.filter(direction="out", visibility="public").count()
    assert Outgoing.objects.filter(channel="portal", state="sent").count() == answers


def test_a_case_is_found_by_what_was_written_in_it(book):
    case = Case.objects.filter(language="zh-hans").order_by("id").first()
    assert case.pk in [hit.object_id for hit in search(case.subject, kinds=["case"], scopes=None)]


def test_cases_carry_clocks_some_kept_some_late_some_paused(book):
    clocks = Clock.objects.filter(subject_kind="case")
    assert set(clocks.values_list("subject_id", flat=True)) == set(Case.objects.values_list("pk", flat=True))
    done = list(clocks.filter(why__in=("answered", "solved")))
    assert 0 < sum(clock.is_missed for clock in done) < len(done) / 2
    waiting = Case.objects.filter(state=State.WAITING_CUSTOMER, is_emergency=False).values_list("pk", flat=True)
    assert set(clocks.filter(state="paused").values_list("subject_id", flat=True)) == set(waiting)
    ended = Case.objects.exclude(state__in=ACTIVE).values("pk")
    assert not clocks.filter(subject_id__in=ended).exclude(state="stopped").exists()
    assert not clocks.filter(next_step_at__lte=AT).exists()


def test_a_clock_of_the_demo_is_what_its_own_stretches_say(book):
    for clock in Clock.objects.prefetch_related("segments"):
        assert keeping.reading(clock).due_at == clock.due_at
        assert explain(clock, AT).earned_seconds >= 0


def test_loading_warns_nobody_of_what_is_long_past(book):
    before = Notice.objects.count()
    firing.fire_due(at=AT)
    assert Notice.objects.count() == before


def test_somebody_is_on_duty(book):
    assert on_duty(brand_id=book.brands["xier"].pk, at=AT) == [book.staff["supervisor_song"].pk]


def test_the_house_goes_on_working_with_the_demo_data(book):
    customer = book.written[0].customer
    received = receive(
        brand_id=book.brands["jihe"].pk,
        customer_id=customer.pk,
        channel="portal",
        type_code="repair",
        text="洗衣机门打不开了，里面还有水。",
        language="zh-hans",
        actor=Actor(kind="customer", id=customer.pk),
        at=AT,
    )
    assert received.case.stage.code == "received"
    agent = actor_of(book.staff["agent_he"])
    answer(case_id=received.case.pk, text="先别硬拉，下面有应急拉绳。", then=State.SOLVED, actor=agent, at=AT)
    received.case.refresh_from_db()
    assert received.case.state == State.SOLVED


def test_every_type_can_take_every_state(book):
    for kind in book.types.values():
        assert set(Stage.objects.filter(type=kind).values_list("state", flat=True)) == {state.value for state in State}


def test_the_oldest_case_is_weeks_old_and_the_newest_hours(book):
    found = Case.objects.aggregate(first=Min("opened_at"), last=Max("opened_at"))
    assert AT - found["first"] > timedelta(days=20) and AT - found["last"] < timedelta(hours=30)

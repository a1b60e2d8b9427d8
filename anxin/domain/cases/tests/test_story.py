"""One case from arrival to confirmation, by operations only."""

from datetime import timedelta

import pytest
import time_machine

from anxin.domain.cases import links, queries
from anxin.domain.cases.models import Case, Draft, Reopening
from anxin.domain.cases.operations import answering, editing, emergencies, lifecycle
from anxin.domain.cases.operations.receiving import receive_reply
from anxin.domain.cases.types import Filter, Priority, State
from anxin.domain.messaging.models import Outgoing
from anxin.domain.workforce.models import Notice
from anxin.domain.workforce.operations import duty
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from anxin.foundation.events.models import Event
from tests.cast import AT, receive_case

SOON = AT + timedelta(minutes=5)


def as_customer(case):
    return Actor(kind="customer", id=case.customer_id)


def test_a_new_case_has_a_number_a_code_and_is_acknowledged_by_mail(case):
    assert case.state == State.NEW
    assert case.number >= 10_001
    sent = Outgoing.objects.get(text_id="cases.received")
    assert sent.address == "wang@example.com"
    assert str(case.number) in sent.subject
    assert links.path_of(case) in sent.body


def test_two_cases_get_two_numbers(cast, customer):
    assert receive_case(cast, customer).case.number + 1 == receive_case(cast, customer).case.number


def test_the_same_form_sent_twice_makes_one_case(cast, customer):
    first = receive_case(cast, customer, client_key="k1")
    second = receive_case(cast, customer, client_key="k1")
    assert second.case == first.case
    assert not second.is_new_case
    assert Case.objects.count() == 1


def test_the_signed_link_leads_to_the_case_and_a_forged_one_nowhere(case):
    token = links.token_of(case)
    assert links.find_by_token(token.lower()) == case
    assert links.find_by_token(case.code + "0" * 16) is None
    assert links.find_by_token(case.code) is None


def test_an_answer_leaves_only_after_the_undo_window(cast, case, run_jobs):
    with time_machine.travel(SOON, tick=False):
        message = answering.answer(case_id=case.pk, text="请先断电五分钟再开。", actor=cast.agent, at=SOON)
        run_jobs()
    message.refresh_from_db()
    assert message.sent_at is None
    assert queries.thread(case, for_customer=True)[-1] != message
    with time_machine.travel(SOON + timedelta(seconds=11), tick=False):
        run_jobs()
    message.refresh_from_db()
    case.refresh_from_db()
    assert message.sent_at == SOON + timedelta(seconds=11)
    assert queries.thread(case, for_customer=True)[-1] == message
    assert case.first_replied_at == message.sent_at
    assert case.waiting_since is None
    assert Event.objects.filter(type="cases.CaseAnswered").count() == 1


def test_a_taken_back_answer_never_leaves_and_is_the_draft_again(cast, case, run_jobs):
    message = answering.answer(case_id=case.pk, text="写错了", then=State.SOLVED, actor=cast.agent, at=SOON)
    answering.take_back(case_id=case.pk, message_id=message.pk, actor=cast.agent, at=SOON)
    with time_machine.travel(SOON + timedelta(minutes=1), tick=False):
        run_jobs()
    case.refresh_from_db()
    message.refresh_from_db()
    assert message.sent_at is None
    assert case.state == State.OPEN
    assert Draft.objects.get(case=case).text == "写错了"
    assert not Reopening.objects.exists()
    assert set(Outgoing.objects.filter(reference_kind="message").values_list("state", flat=True)) == {"recalled"}


def test_an_answer_that_left_cannot_be_taken_back(cast, case, run_jobs):
    message = answering.answer(case_id=case.pk, text="好的", hold=timedelta(0), actor=cast.agent, at=SOON)
    run_jobs()
    with pytest.raises(Conflict):
        answering.take_back(case_id=case.pk, message_id=message.pk, actor=cast.agent, at=SOON)


def test_only_the_author_takes_an_answer_back(cast, case):
    message = answering.answer(case_id=case.pk, text="好的", actor=cast.agent, at=SOON)
    with pytest.raises(NotFound):
        answering.take_back(case_id=case.pk, message_id=message.pk, actor=cast.colleague, at=SOON)


def test_not_solved_opens_the_case_again_with_the_reason(cast, case):
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=SOON)
    lifecycle.reject_solution(case_id=case.pk, reason="还是不凉", actor=as_customer(case), at=SOON)
    case.refresh_from_db()
    assert case.state == State.OPEN
    assert case.solved_at is None
    assert Reopening.objects.get(case=case).reason == "还是不凉"


def test_a_confirmed_solution_closes_the_case(cast, case):
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=SOON)
    lifecycle.confirm(case_id=case.pk, actor=as_customer(case), at=SOON)
    case.refresh_from_db()
    assert case.state == State.CLOSED
    with pytest.raises(Conflict):
        lifecycle.confirm(case_id=case.pk, actor=as_customer(case), at=SOON)


@pytest.mark.parametrize(
    ("days", "text", "state", "cases"),
    [
        (1, "又不凉了", State.OPEN, 1),
        (1, "谢谢", State.SOLVED, 1),
        (40, "又不凉了", State.CLOSED, 2),
    ],
)
def test_a_reply_reopens_in_time_and_later_opens_a_linked_case(cast, case, days, text, state, cases):
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=SOON)
    later = SOON + timedelta(days=days)
    lifecycle.close_due(at=later)
    received = receive_reply(case_id=case.pk, text=text, actor=as_customer(case), at=later)
    case.refresh_from_db()
    assert case.state == state
    assert Case.objects.count() == cases
    assert received.is_new_case == (cases == 2)
    if cases == 2:
        assert received.case.follows == case
        assert received.case.owner == case.owner


def test_a_solved_case_closes_after_the_days_of_its_type(cast, case):
    case.type.closes_after_days = 5
    case.type.save()
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=SOON)
    assert lifecycle.close_due(at=SOON + timedelta(days=4, hours=23)) == 0
    assert lifecycle.close_due(at=SOON + timedelta(days=5)) == 1
    case.refresh_from_db()
    assert case.state == State.CLOSED


def test_an_automatic_reply_moves_nothing(cast, case):
    lifecycle.solve(case_id=case.pk, actor=cast.agent, at=SOON)
    receive_reply(case_id=case.pk, text="我正在休假，周一回来。", is_automatic=True, actor=as_customer(case), at=SOON)
    case.refresh_from_db()
    assert case.state == State.SOLVED


def test_words_of_danger_make_an_emergency_and_alert_who_is_on_duty(cast, customer):
    duty.start(staff_id=cast.colleague_staff.pk, brand_id=cast.brand.pk, actor=cast.supervisor, at=AT)
    received = receive_case(cast, customer, text="插座冒烟了，有煤气味")
    assert received.case.is_emergency
    assert received.emergency_kinds
    assert list(Notice.objects.values_list("staff_id", "is_urgent")) == [(cast.colleague_staff.pk, True)]


def test_a_tripping_switch_is_urgent_but_wakes_nobody(cast, customer):
    received = receive_case(cast, customer, text="一开空调就跳闸")
    assert not received.case.is_emergency
    assert received.case.priority == Priority.HIGH
    assert not Notice.objects.exists()


def test_with_nobody_on_duty_those_who_supervise_are_alerted(cast, customer):
    receive_case(cast, customer, text="插座冒烟了")
    alerted = set(Notice.objects.values_list("staff_id", flat=True))
    assert alerted == {cast.supervisor_staff.pk, cast.administrator_staff.pk}


def test_an_emergency_is_lifted_by_a_person(cast, customer):
    case = receive_case(cast, customer, text="插座冒烟了").case
    emergencies.lift(case_id=case.pk, actor=cast.agent, at=SOON)
    case.refresh_from_db()
    assert not case.is_emergency


def test_another_brands_agent_does_not_learn_that_the_case_exists(cast, case):
    with pytest.raises(NotFound):
        queries.get_case(cast.stranger, case.number)
    with pytest.raises(NotFound):
        answering.note(case_id=case.pk, text="?", actor=cast.stranger, at=SOON)
    assert list(queries.listed(cast.stranger, Filter())) == []
    assert list(queries.listed(cast.agent, Filter())) == [case]


def test_taking_is_work_but_giving_away_needs_the_right_to_assign(cast, case):
    editing.assign(case_id=case.pk, owner_id=cast.agent.id, team_id=None, actor=cast.agent, at=SOON)
    with pytest.raises(Forbidden):
        editing.assign(case_id=case.pk, owner_id=cast.colleague.id, team_id=None, actor=cast.agent, at=SOON)
    editing.assign(case_id=case.pk, owner_id=cast.colleague.id, team_id=cast.team.pk, actor=cast.supervisor, at=SOON)
    case.refresh_from_db()
    assert case.owner_id == cast.colleague.id
    with pytest.raises(Invalid):
        editing.assign(case_id=case.pk, owner_id=cast.stranger.id, team_id=None, actor=cast.supervisor, at=SOON)


def test_every_change_stands_in_the_timeline_with_before_and_after(cast, case):
    editing.edit(case_id=case.pk, changes={"priority": 3, "values": {"serial": "SN-1"}}, actor=cast.agent, at=SOON)
    event = Event.objects.filter(type="cases.CaseEdited").get()
    assert {(c.field, str(c.before), str(c.after)) for c in event.changes.all()} == {
        ("priority", "2", "3"),
        ("values", "{}", "{'serial': 'SN-1'}"),
    }
    assert case.indexed_values.get(key="serial").text == "SN-1"

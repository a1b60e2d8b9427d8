"""When a case owes an answer, the next one and a solution; what counts as an answer and what does not."""

from datetime import datetime, timedelta

import pytest
import time_machine

from anxin.domain.cases.operations import answering, clocking, editing, emergencies, lifecycle
from anxin.domain.cases.operations.receiving import receive_reply
from anxin.domain.cases.queries import due_for_customer
from anxin.domain.cases.types import State
from anxin.domain.clocks.models import Clock
from anxin.domain.clocks.operations import telling
from anxin.foundation.actors import SYSTEM, Actor
from tests.cast import receive_case


def at(text):
    """`11 17:50` in September 2026, a Friday, in Shanghai."""
    return datetime.fromisoformat(f"2026-09-{text.replace(' ', 'T')}:00+08:00")


@pytest.fixture
def friday(cast, customer):
    """A case that arrived on Friday evening, ten minutes before closing."""
    with time_machine.travel(at("11 17:50"), tick=False):
        return receive_case(cast, customer, at=at("11 17:50")).case


def clock(case, milestone):
    return Clock.objects.filter(subject_kind="case", subject_id=case.pk, milestone=milestone).latest("pk")


def count(case, milestone):
    return Clock.objects.filter(subject_kind="case", subject_id=case.pk, milestone=milestone).count()


@pytest.fixture
def say(cast, run_jobs):
    """An agent answers at a moment; it leaves ten seconds later, unless `leaves` is false."""

    def answer(case, when, then=State.WAITING_CUSTOMER, leaves=True):
        with time_machine.travel(at(when), tick=False):
            message = answering.answer(case_id=case.pk, text="请问灯亮吗？", then=then, actor=cast.agent, at=at(when))
        if leaves:
            with time_machine.travel(at(when) + timedelta(seconds=11), tick=False):
                run_jobs()
        return message

    return answer


def write(case, when, **more):
    customer = Actor(kind="customer", id=case.customer_id)
    with time_machine.travel(at(when), tick=False):
        return receive_reply(case_id=case.pk, text="灯不亮", actor=customer, at=at(when), **more)


def test_a_case_of_friday_evening_owes_its_first_answer_on_monday(friday):
    assert clock(friday, "first_response").due_at == at("14 14:20")
    assert clock(friday, "resolution").state == "running"
    assert clock(friday, "update_every").state == "running"
    assert count(friday, "next_response") == 0


def test_an_answer_counts_when_it_leaves_and_the_solution_waits_for_the_customer(friday, say):
    say(friday, "14 10:00", leaves=False)
    assert clock(friday, "first_response").state == "running"
    assert (clock(friday, "resolution").state, clock(friday, "resolution").why) == ("paused", "waiting_customer")
    say(friday, "14 10:00")
    first = clock(friday, "first_response")
    assert (first.why, first.stopped_at, first.is_missed) == ("answered", at("14 10:00") + timedelta(seconds=11), False)


def test_a_customer_who_writes_at_night_lets_the_clocks_run_and_is_owed_the_next_answer(friday, say):
    say(friday, "14 10:00")
    write(friday, "14 23:00")
    assert clock(friday, "resolution").state == "running"
    assert clock(friday, "next_response").due_at == at("16 09:30")


def test_a_second_message_does_not_start_the_next_answer_anew(friday, say):
    say(friday, "14 10:00")
    write(friday, "14 23:00")
    due = clock(friday, "next_response").due_at
    write(friday, "15 09:00")
    assert (clock(friday, "next_response").due_at, count(friday, "next_response")) == (due, 1)


def test_a_message_before_the_first_answer_owes_no_second_one(friday):
    write(friday, "14 09:00")
    assert count(friday, "next_response") == 0


def test_who_writes_while_an_answer_is_on_its_way_is_owed_another(friday, say, run_jobs):
    say(friday, "14 10:00", leaves=False)
    write(friday, "14 10:00")
    with time_machine.travel(at("14 10:01"), tick=False):
        run_jobs()
    assert clock(friday, "first_response").why == "answered"
    assert clock(friday, "next_response").state == "running"


@pytest.mark.parametrize("what", ["note", "acknowledgement", "taken back", "automatic reply"])
def test_what_is_no_answer_of_a_person_stops_nothing(friday, cast, say, run_jobs, what):
    if what == "note":
        answering.note(case_id=friday.pk, text="看过了", actor=cast.agent, at=at("14 10:00"))
    elif what == "taken back":
        message = say(friday, "14 10:00", leaves=False)
        answering.take_back(case_id=friday.pk, message_id=message.pk, actor=cast.agent, at=at("14 10:00"))
    elif what == "automatic reply":
        write(friday, "14 10:00", is_automatic=True)
    with time_machine.travel(at("14 11:00"), tick=False):
        run_jobs()
    assert clock(friday, "first_response").state == "running"
    assert clock(friday, "resolution").state == "running"
    assert count(friday, "next_response") == 0


def test_a_raised_priority_shortens_and_a_lowered_one_lengthens_what_nobody_was_told(cast, customer):
    friday = receive_case(cast, customer, email="", at=at("11 17:50")).case
    editing.edit(case_id=friday.pk, changes={"priority": 4}, actor=cast.agent, at=at("14 09:30"))
    assert clock(friday, "first_response").due_at == at("14 10:00")
    editing.edit(case_id=friday.pk, changes={"priority": 1}, actor=cast.agent, at=at("14 09:40"))
    assert clock(friday, "first_response").due_at == at("15 09:20")


def test_an_emergency_takes_the_green_channel_day_and_night(friday, cast):
    emergencies.raise_emergency(case_id=friday.pk, kinds=["smoke"], actor=cast.agent, at=at("11 20:00"))
    assert clock(friday, "first_response").due_at == at("11 20:10")
    assert clock(friday, "resolution").time == "wall"


def test_words_that_raise_the_priority_shorten_too(cast, customer):
    case = receive_case(cast, customer, text="一开空调就跳闸", at=at("14 09:00")).case
    assert clock(case, "first_response").due_at == at("14 11:00")


def test_another_type_may_have_another_rule(friday, cast):
    from anxin.domain.clocks.models import PolicyVersion

    version = PolicyVersion.objects.get(policy__code="green")
    version.content["rules"][0]["when"] = {"type": ["complaint"]}
    version.save()
    editing.change_type(case_id=friday.pk, type_code="complaint", actor=cast.agent, at=at("14 09:00"))
    assert clock(friday, "first_response").policy_version == version


def test_solved_stops_and_reopened_continues(friday, cast):
    before = clock(friday, "resolution")
    lifecycle.solve(case_id=friday.pk, actor=cast.agent, at=at("14 09:00"))
    assert {c.why for c in Clock.objects.filter(subject_id=friday.pk)} == {"solved"}
    lifecycle.reopen(case_id=friday.pk, reason="又坏了", actor=cast.agent, at=at("15 09:00"))
    after = clock(friday, "resolution")
    assert (after.pk, after.state) == (before.pk, "running")
    assert after.due_at - before.due_at == timedelta(days=1)
    assert clock(friday, "first_response").state == "running"


def test_solved_with_the_answer_counts_the_answer_when_it_leaves(friday, say):
    say(friday, "14 10:00", then=State.SOLVED)
    assert (clock(friday, "first_response").why, clock(friday, "resolution").why) == ("answered", "solved")
    assert not Clock.objects.filter(subject_id=friday.pk).exclude(state="stopped").exists()


def test_a_solution_taken_back_runs_on_as_if_nothing_had_been(friday, cast, say):
    due = clock(friday, "resolution").due_at
    message = say(friday, "14 10:00", then=State.SOLVED, leaves=False)
    answering.take_back(case_id=friday.pk, message_id=message.pk, actor=cast.agent, at=at("14 10:00"))
    assert (clock(friday, "resolution").state, clock(friday, "resolution").due_at) == ("running", due)
    assert clock(friday, "first_response").state == "running"


def test_thanks_for_a_solution_owes_no_answer(friday, say):
    say(friday, "14 10:00", then=State.SOLVED)
    customer = Actor(kind="customer", id=friday.customer_id)
    receive_reply(case_id=friday.pk, text="谢谢", actor=customer, at=at("14 11:00"))
    assert count(friday, "next_response") == 0


def test_a_cancelled_case_owes_nothing(friday, cast):
    lifecycle.cancel(case_id=friday.pk, reason="买错了", actor=cast.agent, at=at("14 09:00"))
    assert not Clock.objects.filter(subject_id=friday.pk).exclude(state="stopped").exists()


def test_each_answer_starts_the_time_to_the_next_word_anew(friday, say):
    say(friday, "14 10:00", then=State.OPEN)
    assert clock(friday, "update_every").started_at == at("14 10:00") + timedelta(seconds=11)
    assert count(friday, "update_every") == 2


def test_warnings_go_to_whoever_has_the_case(friday, cast):
    editing.assign(case_id=friday.pk, owner_id=cast.agent.id, team_id=None, actor=cast.agent, at=at("14 09:00"))
    assert clock(friday, "first_response").owner_id == cast.agent.id


def test_the_customer_may_read_what_the_policy_shows_and_that_is_then_told(friday):
    Clock.objects.update(told_due_at=None)
    (due,) = due_for_customer(friday)
    assert (due.milestone, due.due_at, due.told_due_at) == ("first_response", at("14 14:20"), None)
    telling.mark_told(clock_ids=[due.clock_id], actor=SYSTEM, at=at("11 18:00"))
    assert due_for_customer(friday)[0].told_due_at == at("14 14:20")


def test_the_team_that_has_it_may_keep_other_hours(friday, cast):
    from anxin.domain.calendars.models import CalendarOwner
    from anxin.domain.calendars.operations.keeping import make

    spec = {"zone": "Asia/Shanghai", "week": {"sat": ["09:00-21:00"]}}
    weekend = make(name="weekend", spec=spec, actor=SYSTEM, at=at("11 17:50"))
    CalendarOwner.objects.create(kind="team", object_id=cast.team.pk, calendar=weekend)
    editing.assign(case_id=friday.pk, owner_id=None, team_id=cast.team.pk, actor=cast.supervisor, at=at("11 18:00"))
    assert clock(friday, "first_response").due_at == at("12 12:50")


def test_joined_cases_owe_what_the_earlier_one_owed_and_warn_about_the_kept_one(friday, cast, customer):
    later = receive_case(cast, customer, text="还是那台空调", at=at("14 10:00")).case
    due = clock(friday, "first_response").due_at
    clocking.joined(later, friday, actor=cast.agent, at=at("14 10:30"))
    kept = Clock.objects.get(subject_id=later.pk, milestone="first_response", state="running")
    assert (kept.due_at, kept.state, kept.path) == (due, "running", f"/desk/cases/{later.number}")
    assert not Clock.objects.filter(subject_id=friday.pk).exclude(state="stopped").exists()


def test_a_product_line_may_have_its_own_rule(cast, customer):
    from anxin.domain.clocks.models import PolicyVersion

    version = PolicyVersion.objects.get(policy__code="green")
    version.content["rules"][0]["when"] = {"line": [cast.model.line_id]}
    version.save()
    case = receive_case(cast, customer, at=at("14 09:00")).case
    assert clock(case, "first_response").policy_version == version
    without = receive_case(cast, customer, model_id=None, at=at("14 09:00")).case
    assert clock(without, "first_response").policy_version != version


def test_a_tier_of_customers_may_have_its_own_rule(cast, customer):
    from anxin.domain.clocks.models import PolicyVersion

    version = PolicyVersion.objects.get(policy__code="green")
    version.content["rules"][0]["when"] = {"tier": ["vip"]}
    version.save()
    regular = receive_case(cast, customer, at=at("14 09:00")).case
    assert clock(regular, "first_response").policy_version != version
    type(customer).objects.filter(pk=customer.pk).update(tier="vip")
    hers = receive_case(cast, customer, text="另一台空调也不凉了", at=at("14 09:30")).case
    assert clock(hers, "first_response").policy_version == version

"""Steps: once each, in order, to those at work, without a storm."""

from datetime import time, timedelta

import pytest

from anxin.domain.clocks.models import Clock, StepFired
from anxin.domain.clocks.operations import firing, replanning, running
from anxin.domain.clocks.tests.conftest import at, content, thing
from anxin.domain.clocks.types import Subject
from anxin.domain.workforce.models import Notice
from anxin.domain.workforce.operations import duty, quiet
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Forbidden
from anxin.foundation.events.models import Event

HALF = {"key": "half", "percent": 50, "roles": ["supervisor"]}
DUE = {"key": "due", "percent": 100, "roles": ["supervisor"]}


def ladder(*steps, time="wall", hours=4):
    return content(hours, time=time, warnings={"resolution": list(steps)})


def start(number=1, when="14 09:00", owner=None):
    given = thing(number)
    subject = Subject("thing", number, given.facts, owner, {}, given.title, given.path)
    (clock,) = running.start(subject=subject, milestones=["resolution"], why="arrived", actor=SYSTEM, at=at(when))
    return clock


def fire(when):
    return firing.fire_due(at=at(when))


def told():
    return list(Notice.objects.order_by("pk").values_list("staff__email", "kind", "is_urgent"))


def test_a_step_fires_once_at_its_share(only, cast):
    only(ladder(HALF, DUE))
    clock = start()
    assert Clock.objects.get().next_step_at == at("14 11:00")
    assert (fire("14 10:59"), fire("14 11:00"), fire("14 11:30")) == (0, 1, 0)
    assert Clock.objects.get().next_step_at == at("14 13:00")
    assert list(StepFired.objects.values_list("clock", "key", "due_at")) == [(clock.pk, "half", at("14 11:00"))]
    assert told() == [("supervisor@anran.example", "clocks.step", False)]
    assert Notice.objects.get().path == "/things/1"


def test_a_step_may_be_so_long_before_due(only, cast):
    only(ladder({"key": "soon", "before_seconds": 3600, "roles": ["supervisor"]}))
    start()
    assert Clock.objects.get().next_step_at == at("14 12:00")
    only(ladder({"key": "soon", "before_seconds": 5 * 3600, "roles": ["supervisor"]}), code="longer")
    start(2)
    assert Clock.objects.get(subject_id=2).next_step_at is None


def test_the_owner_is_told_where_the_step_names_her_and_roles_only_where_they_hold(only, cast):
    only(ladder({"key": "half", "percent": 50, "roles": ["owner", "agent"]}))
    subject = Subject("thing", 1, thing().facts, cast.colleague_staff.pk, {"brand": cast.other_brand.pk})
    running.start(subject=subject, milestones=["resolution"], why="arrived", actor=SYSTEM, at=at("14 09:00"))
    fire("14 11:00")
    assert {email for email, _kind, _urgent in told()} == {"colleague@anran.example", "stranger@anran.example"}


def test_a_stopped_or_paused_clock_warns_nobody(only, cast):
    only({**ladder(HALF), "pauses": {"resolution": ["waiting_customer"]}})
    start(1)
    start(2)
    running.stop(kind="thing", subject_id=1, why="solved", actor=SYSTEM, at=at("14 10:00"))
    running.wait(kind="thing", subject_id=2, reason="waiting_customer", actor=SYSTEM, at=at("14 10:00"))
    assert fire("14 18:00") == 0


def test_nobody_is_disturbed_at_night_but_told_in_the_morning(only, cast):
    only(ladder(HALF))
    start(when="14 21:00")
    fire("14 23:00")
    assert told() == []
    assert firing.tell_waiting(at=at("15 07:59")) == 0
    assert firing.tell_waiting(at=at("15 08:00")) == 1
    assert firing.tell_waiting(at=at("15 08:01")) == 0
    assert told() == [("supervisor@anran.example", "clocks.step", False)]


@pytest.mark.parametrize("whose", ["her own", "the house's"])
@pytest.mark.parametrize("when", ["before", "while it waits"])
def test_changed_quiet_hours_change_when_a_warning_goes(only, cast, whose, when):
    def rest_until_ten(moment):
        hours = {"starts": time(21, 0), "ends": time(10, 0), "actor": cast.supervisor, "at": at(moment)}
        (quiet.set_hours if whose == "her own" else quiet.set_house_hours)(**hours)

    only(ladder(HALF))
    start(when="14 21:00")
    if when == "before":
        rest_until_ten("14 20:00")
    fire("14 23:00")
    if when == "while it waits":
        rest_until_ten("14 23:30")
    assert firing.tell_waiting(at=at("15 09:59")) == 0
    assert firing.tell_waiting(at=at("15 10:00")) == 1


def test_who_switches_the_quiet_hours_off_is_told_at_once_and_the_houses_come_back(only, cast):
    only(ladder(HALF))
    start(when="14 21:00")
    fire("14 23:00")
    quiet.set_hours(starts=time(0, 0), ends=time(0, 0), actor=cast.supervisor, at=at("14 23:10"))
    assert firing.tell_waiting(at=at("14 23:10")) == 1
    start(2, when="14 21:30")
    quiet.follow_house(actor=cast.supervisor, at=at("14 23:20"))
    fire("14 23:30")
    assert firing.tell_waiting(at=at("14 23:40")) == 0


def test_an_agent_does_not_set_the_hours_of_the_house(cast):
    with pytest.raises(Forbidden):
        quiet.set_house_hours(starts=time(22, 0), ends=time(7, 0), actor=cast.agent, at=at("14 20:00"))


def test_what_is_solved_by_morning_is_not_told_any_more(only, cast):
    only(ladder(HALF))
    start(when="14 21:00")
    fire("14 23:00")
    running.stop(kind="thing", subject_id=1, why="solved", actor=SYSTEM, at=at("15 06:00"))
    firing.tell_waiting(at=at("15 08:00"))
    assert told() == []


@pytest.mark.parametrize("why", ["emergency", "duty", "own quiet hours"])
def test_the_night_is_no_hindrance_for_an_emergency_on_duty_or_for_who_wants_it(only, cast, why):
    only(ladder({**HALF, "emergency": why == "emergency"}))
    if why == "duty":
        duty.start(staff_id=cast.supervisor_staff.pk, brand_id=None, actor=cast.supervisor, at=at("14 20:00"))
    if why == "own quiet hours":
        quiet.set_hours(starts=time(0, 0), ends=time(6, 0), actor=cast.supervisor, at=at("14 20:00"))
    start(when="14 21:00")
    fire("14 23:00")
    assert told() == [("supervisor@anran.example", "clocks.step", why == "emergency")]


def test_those_at_work_are_told_and_the_sleeping_are_left_alone(only, cast):
    only(ladder({**HALF, "roles": ["supervisor", "administrator"]}))
    duty.start(staff_id=cast.administrator_staff.pk, brand_id=None, actor=cast.administrator, at=at("14 20:00"))
    start(when="14 21:00")
    fire("14 23:00")
    firing.tell_waiting(at=at("15 09:00"))
    assert told() == [("admin@anran.example", "clocks.step", False)]


def test_a_weekend_of_downtime_is_made_up_once_in_order_without_a_storm(only, cast):
    only(ladder(HALF, DUE))
    for number in range(1, 41):
        start(number, when=f"11 {9 + number // 60:02}:{number % 60:02}")
    while firing.fire_due(at=at("14 09:00"), limit=15) == 15:
        pass
    assert StepFired.objects.count() == 80
    events = list(Event.objects.filter(type="clocks.StepDue").order_by("pk"))
    assert [event.data["subject_id"] for event in events] == list(range(1, 41))
    assert all(event.data["passed"] == ["half", "due"] for event in events)
    assert {(kind, email) for email, kind, _u in told()} == {("clocks.steps", "supervisor@anran.example")}
    assert len(told()) == 3
    assert firing.fire_due(at=at("14 09:01")) == 0


def test_a_step_that_fired_does_not_fire_again_for_a_new_target(only, cast):
    only(ladder(HALF, DUE))
    start()
    fire("14 11:00")
    replanning.replan(subject=thing(priority=4), why="facts", actor=SYSTEM, at=at("14 11:00"))
    fire("14 11:00")
    assert list(StepFired.objects.order_by("pk").values_list("key", flat=True)) == ["half", "due"]


def test_an_idle_tick_asks_once(only, cast, django_assert_num_queries):
    only(ladder(HALF))
    start()
    with django_assert_num_queries(1):
        fire("14 10:00")


@pytest.mark.parametrize("count", [1, 30])
def test_many_steps_cost_few_reads(only, cast, django_assert_max_num_queries, count):
    only(ladder(HALF))
    for number in range(count):
        start(number + 1)
    with django_assert_max_num_queries(20 + 4 * count):
        assert fire("14 11:00") == count


def test_quiet_hours_may_run_over_midnight_or_not():
    from anxin.domain.workforce.rules.quiet import quiet_until

    zone = "Asia/Shanghai"
    assert quiet_until(at("14 20:59"), zone=zone) == at("14 20:59")
    assert quiet_until(at("14 21:00"), zone=zone) == at("15 08:00")
    assert quiet_until(at("15 07:59"), zone=zone) == at("15 08:00")
    assert quiet_until(at("14 12:30"), zone=zone, start=time(12), end=time(13)) == at("14 13:00")
    assert quiet_until(at("14 12:30"), zone=zone, start=time(12), end=time(12)) == at("14 12:30")
    assert quiet_until(at("14 08:00") + timedelta(hours=15), zone="Europe/Berlin") == at("14 23:00")

"""Stored clocks: what is counted stays counted, whatever changes."""

from datetime import timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anxin.domain.calendars.operations import keeping as calendars
from anxin.domain.calendars.operations import weeks
from anxin.domain.clocks.models import Clock, Segment
from anxin.domain.clocks.operations import keeping, publishing, replanning, running, telling
from anxin.domain.clocks.queries import dues, explain
from anxin.domain.clocks.tests.conftest import HOUR, at, content, thing
from anxin.foundation.actors import SYSTEM

PAUSING = {"pauses": {"resolution": ["waiting_customer"]}}


def started(when="11 17:50", subject=None):
    (clock,) = running.start(
        subject=subject or thing(), milestones=["resolution"], why="arrived", actor=SYSTEM, at=at(when)
    )
    return clock


def wait(when, reason="waiting_customer"):
    running.wait(kind="thing", subject_id=1, reason=reason, actor=SYSTEM, at=at(when))


def resume(when):
    running.resume(kind="thing", subject_id=1, why="customer_wrote", actor=SYSTEM, at=at(when))


def now(clock):
    return Clock.objects.get(pk=clock.pk)


def test_what_arrives_on_friday_evening_is_due_on_monday(only):
    only()
    assert started().due_at == at("14 14:20")


def test_without_a_rule_nothing_starts(only):
    only(content(when={"brand": [99]}))
    assert running.start(subject=thing(), milestones=["resolution"], why="", actor=SYSTEM, at=at("11 17:50")) == []


def test_a_running_clock_is_not_started_twice(only):
    only()
    started()
    assert running.start(subject=thing(), milestones=["resolution"], why="", actor=SYSTEM, at=at("14 10:00")) == []


def test_only_reasons_the_policy_names_pause(only):
    only(content(**PAUSING))
    clock = started()
    wait("14 10:00", "waiting_other")
    assert now(clock).state == "running"
    wait("14 10:00")
    assert (now(clock).state, now(clock).due_at, now(clock).next_step_at) == ("paused", None, None)
    resume("14 23:00")
    assert now(clock).due_at == at("15 11:50")


def test_without_pause_reasons_waiting_changes_nothing(only):
    only()
    clock = started()
    wait("14 10:00")
    assert now(clock).due_at == at("14 14:20")


def test_a_raised_priority_shortens_what_remains_and_leaves_the_grace(only):
    only(content(grace_seconds=1800))
    clock = started()
    replanning.replan(subject=thing(priority=4), why="facts", actor=SYSTEM, at=at("14 10:00"))
    assert now(clock).due_at == at("14 10:50")
    late = started("14 09:00", thing(2))
    replanning.replan(subject=thing(2, priority=4), why="facts", actor=SYSTEM, at=at("14 11:45"))
    assert now(late).due_at == at("14 13:45")


def test_what_was_missed_is_not_healed_by_a_higher_priority_but_a_longer_target_gives_time(only):
    only(content(grace_seconds=1800))
    clock = started()
    replanning.replan(subject=thing(priority=4), why="facts", actor=SYSTEM, at=at("14 16:00"))
    assert now(clock).due_at == at("14 14:20")
    assert now(clock).segments.count() == 1
    short = started(subject=thing(2, priority=4))
    assert short.due_at == at("14 10:50")
    replanning.replan(subject=thing(2, priority=2), why="facts", actor=SYSTEM, at=at("14 11:00"))
    assert now(short).due_at == at("14 14:20")


def test_a_told_time_is_not_moved_to_later_silently_but_earlier_it_is(only):
    only()
    clock = started(subject=thing(priority=4))
    telling.mark_told(clock_ids=[clock.pk], actor=SYSTEM, at=at("11 17:51"))
    replanning.replan(subject=thing(priority=2), why="facts", actor=SYSTEM, at=at("14 09:30"))
    assert now(clock).due_at == clock.due_at
    assert now(clock).renegotiations.get().told_due_at == clock.due_at
    calm = started(subject=thing(2))
    telling.mark_told(clock_ids=[calm.pk], actor=SYSTEM, at=at("11 17:51"))
    replanning.replan(subject=thing(2, priority=4), why="facts", actor=SYSTEM, at=at("14 09:30"))
    assert now(calm).due_at == at("14 10:50")
    assert now(calm).told_due_at == at("14 14:20")


def test_reopening_continues_without_the_solved_time(only):
    only()
    clock = started()
    running.stop(kind="thing", subject_id=1, why="solved", actor=SYSTEM, at=at("14 10:00"))
    assert now(clock).state == "stopped"
    more = {"milestones": ["resolution"], "stopped_because": ["solved"], "why": "reopened", "actor": SYSTEM}
    running.reopen(kind="thing", subject_id=1, at=at("15 09:00"), **more)
    assert now(clock).due_at == at("15 11:50")


def test_what_was_answered_is_not_reopened(only):
    only()
    started()
    running.stop(kind="thing", subject_id=1, why="answered", actor=SYSTEM, at=at("14 10:00"))
    more = {"milestones": ["resolution"], "stopped_because": ["solved"], "why": "reopened", "actor": SYSTEM}
    assert running.reopen(kind="thing", subject_id=1, at=at("15 09:00"), **more) == []


def test_after_a_merge_the_earlier_due_stays(only):
    only()
    late, early = started("14 10:00"), started("11 17:50", thing(2))
    running.merge(kind="thing", kept_id=1, other_id=2, actor=SYSTEM, at=at("14 11:00"))
    assert (now(late).why, now(early).subject_id, now(early).due_at) == ("merged", 1, at("14 14:20"))


def test_a_merge_compares_what_stands_still_as_if_it_ran_and_takes_over_what_only_the_other_has(only):
    only({**content(4), "pauses": {"resolution": ["waiting_customer"]}})
    early, late = started("11 17:50"), started("14 10:00", thing(2))
    wait("14 10:50")
    running.merge(kind="thing", kept_id=1, other_id=2, actor=SYSTEM, at=at("14 11:00"))
    assert (now(early).state, now(late).why) == ("paused", "merged")
    lone = started("14 11:00", thing(3))
    running.stop(kind="thing", subject_id=1, why="solved", actor=SYSTEM, at=at("14 11:30"))
    running.merge(kind="thing", kept_id=1, other_id=3, actor=SYSTEM, at=at("14 12:00"))
    assert (now(lone).subject_id, now(lone).state) == (1, "running")


def test_what_was_told_stays_told_after_a_merge(only):
    only()
    late, early = started("14 10:00"), started("11 17:50", thing(2))
    telling.mark_told(clock_ids=[early.pk], actor=SYSTEM, at=at("14 10:30"))
    running.merge(kind="thing", kept_id=1, other_id=2, actor=SYSTEM, at=at("14 11:00"))
    assert (now(late).why, now(early).told_due_at) == ("merged", at("14 14:20"))


def test_a_missed_clock_says_so(only):
    only()
    clock, other = started(), started(subject=thing(2))
    running.stop(kind="thing", subject_id=1, why="solved", actor=SYSTEM, at=at("14 14:20"))
    running.stop(kind="thing", subject_id=2, why="solved", actor=SYSTEM, at=at("14 14:21"))
    assert (now(clock).is_missed, now(other).is_missed) == (False, True)


def test_an_instant_that_lies_a_moment_before_the_last_change_is_taken_as_that(only):
    only(content(**PAUSING))
    clock = started()
    wait("14 10:00")
    resume("14 09:59")
    assert now(clock).due_at == at("14 14:20")


def test_the_customer_reads_only_what_the_policy_shows(only):
    only()
    started()
    assert dues("thing", 1) == []
    only(content(shown=["resolution"]), code="shown")
    started(subject=thing(2))
    assert [due.due_at for due in dues("thing", 2)] == [at("14 14:20")]


def test_the_explanation_adds_up(only):
    only(content(**PAUSING))
    clock = started()
    wait("14 10:00")
    resume("14 23:00")
    replanning.replan(subject=thing(priority=4), why="facts", actor=SYSTEM, at=at("15 09:30"))
    told = explain(now(clock), at("15 09:45"))
    assert [(s.row.state, s.row.why, s.earned_seconds) for s in told.stretches] == [
        ("running", "arrived", HOUR + 600),
        ("paused", "waiting_customer", 0),
        ("running", "customer_wrote", 1800),
        ("running", "facts", 900),
    ]
    assert told.stretches[3].row.details["changed"] == {"priority": [2, 4]}
    assert told.earned_seconds + told.remaining_seconds == 2 * HOUR
    assert sum(piece.seconds for piece in told.coming) == told.remaining_seconds


moves = st.lists(st.tuples(st.sampled_from(["wait", "resume", "priority", "publish", "stop", "reopen"]), st.integers(0, 100_000), st.integers(1, 40)), max_size=7)  # fmt: skip


@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves)
def test_nothing_counted_ever_changes_and_replaying_the_segments_gives_the_same_due(only, moves):
    version = only(content(**PAUSING))
    Clock.objects.all().delete()
    clock, moment, ended = started(), at("11 17:50"), {}
    for kind, seconds, hours in moves:
        before = keeping.reading(now(clock))
        moment += timedelta(seconds=seconds)
        _move(kind, version, hours, moment)
        row = now(clock)
        after = keeping.reading(row)
        assert after.earned(moment) == before.earned(moment)
        assert after.due_at == row.due_at
        for segment in Segment.objects.filter(clock=clock).exclude(end_at=None):
            kept = (segment.start_at, segment.end_at, segment.earned_seconds, segment.why, segment.policy_version_id)
            assert ended.setdefault(segment.order, kept) == kept
        if row.state == "running" and row.due_at is not None and kind in ("wait", "resume", "reopen"):
            assert before.due_at is None or row.due_at >= before.due_at


def _move(kind, version, hours, moment):
    if kind == "wait":
        running.wait(kind="thing", subject_id=1, reason="waiting_customer", actor=SYSTEM, at=moment)
    elif kind == "resume":
        running.resume(kind="thing", subject_id=1, why="customer_wrote", actor=SYSTEM, at=moment)
    elif kind == "priority":
        replanning.replan(subject=thing(priority=hours % 4 + 1), why="facts", actor=SYSTEM, at=moment)
    elif kind == "publish":
        new = publishing.publish(
            policy_id=version.policy_id, content=content(hours, **PAUSING), actor=SYSTEM, at=moment
        )
        replanning.apply_batch(version_id=new.pk, after_id=0, limit=10, at=moment)
    elif kind == "stop":
        running.stop(kind="thing", subject_id=1, why="solved", actor=SYSTEM, at=moment)
    else:
        more = {"milestones": ["resolution"], "stopped_because": ["solved"], "why": "reopened", "actor": SYSTEM}
        running.reopen(kind="thing", subject_id=1, at=moment, **more)


@pytest.mark.parametrize(("time", "due"), [("working", "14 14:20"), ("wall", "11 21:50")])
def test_wall_time_runs_through_the_night(only, time, due):
    only(content(time=time))
    assert started().due_at == at(due)


def calendar_of(*windows):
    spec = {"zone": "Asia/Shanghai", "week": {day: list(windows) for day in ("mon", "tue", "wed", "thu", "fri")}}
    return calendars.make(name=f"own {windows}", spec=spec, actor=SYSTEM, at=at("01 09:00"))


def run(run_jobs, when):
    with time_machine.travel(at(when), tick=False):
        run_jobs()


def test_a_calendar_that_is_changed_counts_from_then_on_and_the_older_version_is_remembered(only, run_jobs):
    only()
    row = calendar_of("09:00-12:00", "13:30-18:00")
    run(run_jobs, "01 09:00")
    clock = started(subject=thing(calendar=row.pk))
    assert clock.due_at == at("14 14:20")
    with time_machine.travel(at("14 10:00"), tick=False):
        weeks.set_week(
            calendar_id=row.pk, week={"mon": ["09:00-11:00"], "tue": ["09:00-18:00"]}, actor=SYSTEM, at=at("14 10:00")
        )
    run(run_jobs, "14 10:00")
    assert now(clock).due_at == at("15 10:50")
    told = explain(now(clock), at("14 10:00"))
    assert [(s.row.why, s.row.calendar_version, s.earned_seconds) for s in told.stretches] == [
        ("arrived", 1, HOUR + 600),
        ("calendar_changed", 2, 0),
    ]


def test_a_told_time_is_not_moved_by_a_changed_calendar(only, run_jobs):
    only()
    row = calendar_of("09:00-12:00", "13:30-18:00")
    clock = started(subject=thing(calendar=row.pk))
    telling.mark_told(clock_ids=[clock.pk], actor=SYSTEM, at=at("11 17:51"))
    with time_machine.travel(at("14 10:00"), tick=False):
        weeks.set_week(calendar_id=row.pk, week={"tue": ["09:00-18:00"]}, actor=SYSTEM, at=at("14 10:00"))
    run(run_jobs, "14 10:00")
    assert now(clock).due_at == at("14 14:20")
    assert now(clock).renegotiations.filter(settled_at=None).count() == 1


def test_a_calendar_that_is_gone_leaves_the_hours_of_the_house(only):
    only()
    assert started(subject=thing(calendar=987)).due_at == at("14 14:20")

"""Clocks on an office calendar: what is earned, paused, changed, reopened, merged."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anxin.domain.calendars.types import CompiledCalendar
from anxin.domain.clocks.rules.changes import merge, retarget, start, turn
from anxin.domain.clocks.rules.steps import next_step, step_at
from anxin.domain.clocks.types import Clock, ClockError, Step

HOUR = 3600
WORKDAYS = ("mon", "tue", "wed", "thu", "fri")


def calendar_of(days: tuple[str, ...], *windows: str) -> CompiledCalendar:
    return CompiledCalendar.from_spec({"zone": "Asia/Shanghai", "week": dict.fromkeys(days, windows)})


office = calendar_of(WORKDAYS, "09:00-12:00", "13:30-18:00")
always = calendar_of((*WORKDAYS, "sat", "sun"), "00:00-24:00")


def at(text: str) -> datetime:
    """`25 17:50` in September 2026, a Friday, in Shanghai."""
    day, time = text.split()
    return office.localize(datetime.fromisoformat(f"2026-09-{day}T{time}"))


def started(when: str = "25 17:50", hours: float = 4, calendar: CompiledCalendar = office) -> Clock:
    target = round(hours * HOUR)
    return start(target_seconds=target, calendar=calendar, at=at(when), why="arrived", by="customer", policy_version=1)


def changed(clock: Clock, when: str, hours: float, grace: int = 0, calendar: CompiledCalendar = office) -> Clock:
    return retarget(
        clock, target_seconds=round(hours * HOUR), grace_seconds=grace, calendar=calendar,
        at=at(when), why="priority raised", by="agent", policy_version=2,
    )  # fmt: skip


def paused(clock: Clock, when: str) -> Clock:
    return turn(clock, "paused", at=at(when), why="waiting for customer", by="agent")


def resumed(clock: Clock, when: str) -> Clock:
    return turn(clock, "running", at=at(when), why="customer answered", by="customer")


def test_a_case_that_arrives_on_friday_evening_is_due_on_monday():
    assert started().due_at == at("28 14:20")


def test_a_paused_clock_earns_nothing_and_has_no_due_time():
    clock = paused(started(), "28 10:00")
    assert clock.due_at is None
    assert clock.earned(at("29 10:00")) == HOUR + 600


def test_an_answer_at_night_lets_the_clock_run_from_the_next_opening():
    clock = resumed(paused(started(), "28 10:00"), "28 23:00")
    assert clock.due_at == at("29 11:50")
    assert clock.remaining(at("29 11:00")) == 50 * 60


def test_a_raised_priority_keeps_what_was_earned():
    clock = changed(started(), "28 10:00", hours=2)
    assert clock.due_at == at("28 10:50")
    assert clock.earned(at("28 10:00")) == started().earned(at("28 10:00"))


def test_a_target_shorter_than_what_is_earned_leaves_the_grace():
    assert changed(started(), "28 11:00", hours=1, grace=1800).due_at == at("28 11:30")
    assert changed(started(), "28 11:00", hours=1).due_at == at("28 11:00")
    assert changed(started(), "28 20:00", hours=1).due_at == at("28 20:00")


def test_another_calendar_counts_only_from_then_on():
    clock = changed(started(), "26 12:00", hours=4, calendar=always)
    assert clock.earned(at("26 12:00")) == 600
    assert clock.due_at == at("26 15:50")


def test_a_changed_target_of_a_paused_clock_waits_until_it_runs():
    clock = changed(paused(started(), "28 10:00"), "28 11:00", hours=2)
    assert clock.due_at is None
    assert resumed(clock, "28 13:30").due_at == at("28 14:20")


def test_solved_time_is_not_counted_and_reopening_continues():
    solved = turn(started(), "stopped", at=at("28 10:00"), why="solved", by="agent")
    reopened = turn(solved, "running", at=at("29 09:00"), why="reopened", by="customer")
    assert reopened.earned(at("29 09:00")) == HOUR + 600
    assert reopened.due_at == at("29 11:50")


def test_a_breach_stays_where_it_was_when_the_clock_stops_later():
    clock = paused(started(hours=0.5), "28 17:00")
    assert clock.due_at == at("28 09:20")
    assert clock.remaining(at("28 17:00")) == 1800 - 600 - int(6.5 * HOUR)


def test_after_a_merge_the_earlier_due_wins_even_when_it_is_paused():
    long, short = started(hours=8), paused(started("28 09:00", hours=2), "28 10:00")
    assert merge(long, short, at=at("28 10:00")) is short
    assert merge(short, long, at=at("28 10:00")) is short
    overdue = started("21 09:00", hours=1)
    assert merge(short, overdue, at=at("28 10:00")) is overdue


def test_the_same_pause_twice_is_one_and_another_reason_is_told_apart():
    clock = paused(started(), "28 10:00")
    assert paused(clock, "28 11:00") is clock
    other = turn(clock, "paused", at=at("28 11:00"), why="part ordered", by="agent")
    assert [segment.why for segment in other.segments] == ["arrived", "waiting for customer", "part ordered"]


def test_why_tells_the_counted_pieces_of_each_segment():
    clock = resumed(paused(started(), "28 10:00"), "28 23:00")
    told = [(s.state, s.policy_version, [piece.seconds for piece in s.pieces(at("29 11:50"))]) for s in clock.segments]
    assert told == [("running", 1, [600, HOUR]), ("paused", 1, []), ("running", 1, [10_200])]


@pytest.mark.parametrize("change", [paused, lambda clock, when: changed(clock, when, hours=1)])
def test_a_change_before_the_current_segment_is_refused(change):
    with pytest.raises(ClockError) as caught:
        change(started(), "25 17:49")
    assert caught.value.code == "order"


def test_negative_targets_are_refused():
    for refuse in (lambda: started(hours=-1), lambda: changed(started(), "28 10:00", 1, grace=-1)):
        with pytest.raises(ClockError) as caught:
            refuse()
        assert caught.value.code == "negative"


LADDER = (Step("breach", 100), Step("warn", 50), Step("escalate", 150))


def test_steps_come_at_their_share_of_working_time():
    clock = started()
    assert [step_at(clock, step) for step in LADDER] == [at("28 14:20"), at("28 10:50"), at("28 16:20")]
    assert next_step(clock, LADDER, fired=()) == (at("28 10:50"), LADDER[1])
    assert next_step(clock, LADDER, fired={"warn"}) == (at("28 14:20"), LADDER[0])
    assert next_step(clock, LADDER, fired={"warn", "breach", "escalate"}) is None


def test_a_paused_clock_has_no_next_step():
    assert next_step(paused(started(), "28 10:00"), LADDER, fired=()) is None


def test_steps_passed_by_a_shorter_target_come_at_once_and_in_order():
    clock = changed(started(), "28 11:00", hours=1, grace=1800)
    assert next_step(clock, LADDER, fired=()) == (at("28 11:00"), LADDER[1])
    assert next_step(clock, LADDER, fired={"warn"}) == (at("28 11:30"), LADDER[0])


moves = st.lists(
    st.tuples(st.sampled_from(["run", "pause", "stop", "retarget"]), st.integers(0, 200_000), st.integers(0, 90_000)),
    max_size=8,
)


@settings(deadline=None, max_examples=150)
@given(moves, st.integers(0, 100_000), st.integers(0, 20_000), st.integers(0, 500_000))
def test_changes_never_touch_what_was_counted_and_due_is_when_the_target_is_earned(changes, target, grace, shift):
    now = at("25 17:50")
    clock = start(target_seconds=target, calendar=office, at=now, why="", by="", policy_version=1)
    watched = 0
    for number, (kind, wait, length) in enumerate(changes):
        earlier, now = now, now + timedelta(seconds=wait)
        if clock.current.state == "running":
            watched += clock.current.calendar.between(earlier, now)
        before, instants = clock, [now, now - timedelta(seconds=shift)]
        if kind == "retarget":
            plan = {"target_seconds": length, "grace_seconds": grace, "calendar": (office, always)[number % 2]}
            clock = retarget(clock, **plan, at=now, why="", by="", policy_version=2)
            assert clock.remaining(now) == max(length - watched, grace)
        else:
            state = {"run": "running", "pause": "paused", "stop": "stopped"}[kind]
            clock = turn(clock, state, at=now, why=str(number), by="")
            assert clock.remaining(now) == before.remaining(now)
        assert clock.earned(now) == watched
        assert [clock.earned(each) for each in instants] == [before.earned(each) for each in instants]
    due = clock.due_at
    assert (due is None) == (clock.current.state != "running" and clock.earned(now) < clock.target_seconds)
    if due is not None:
        assert clock.earned(due) >= clock.target_seconds
        assert due == clock.target_set_at or clock.earned(due - timedelta(seconds=1)) < clock.target_seconds

"""What may happen to a clock: it starts, pauses, runs on, stops, gets another target or calendar, is merged."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from anxin.domain.calendars.types import CompiledCalendar
from anxin.domain.clocks.rules.clock import Clock, ClockError, Segment, State


def start(
    *, target_seconds: int, calendar: CompiledCalendar, at: datetime, why: str, by: str, policy_version: int
) -> Clock:
    """A running clock. Raises ClockError `negative`."""
    if target_seconds < 0:
        raise ClockError("negative", "a target is not negative")
    return Clock(target_seconds, at, (Segment("running", at, calendar, why, by, policy_version),))


def turn(clock: Clock, state: State, *, at: datetime, why: str, by: str) -> Clock:
    """Let it run, pause or stop from `at` on; the same clock when it already does so for this reason.

    Running again after a stop (a reopening) goes on with what was earned before. Raises ClockError `order` when `at`
    lies before the current segment.
    """
    current = clock.current
    if (current.state, current.why) == (state, why):
        return clock
    return _continued(clock, replace(current, state=state, start_at=at, why=why, by=by))


def retarget(
    clock: Clock,
    *,
    target_seconds: int,
    grace_seconds: int,
    calendar: CompiledCalendar,
    at: datetime,
    why: str,
    by: str,
    policy_version: int,
) -> Clock:
    """Another priority, policy version or calendar from `at` on: remaining = max(new target - earned, grace).

    What was earned stays earned; whether it runs, too. Raises ClockError `order` or `negative`.
    """
    if target_seconds < 0 or grace_seconds < 0:
        raise ClockError("negative", "target and grace are not negative")
    segment = replace(clock.current, start_at=at, calendar=calendar, why=why, by=by, policy_version=policy_version)
    continued = _continued(clock, segment)
    earned = continued.earned(at)
    remaining = max(target_seconds - earned, grace_seconds)
    return replace(continued, target_seconds=earned + remaining, target_set_at=at)


def merge(kept: Clock, other: Clock, *, at: datetime) -> Clock:
    """The clock that stays when two for the same promise meet: the one due earlier if both ran on from `at`.

    It keeps its own history; when both are due alike, that is `kept`.
    """
    return min(kept, other, key=lambda clock: due_if_running(clock, at))


def due_if_running(clock: Clock, at: datetime) -> datetime:
    """When it was due, or would be if it ran on from `at`: lets running and paused clocks be compared."""
    reached = clock.due_at
    if reached is not None and reached <= at:
        return reached
    return clock.current.calendar.add(at, max(clock.remaining(at), 0))


def _continued(clock: Clock, segment: Segment) -> Clock:
    """End the current segment where the new one starts, fixing what it earned."""
    current, at = clock.current, segment.start_at
    if at < current.start_at:
        raise ClockError("order", "a clock cannot be changed before its current segment began")
    ended = replace(current, end_at=at, earned_seconds=current.earned(at))
    return replace(clock, segments=(*clock.segments[:-1], ended, replace(segment, end_at=None, earned_seconds=0)))

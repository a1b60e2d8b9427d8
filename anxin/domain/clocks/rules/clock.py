"""A clock as it stands: its segments, what they earned, when it is due. Nothing already counted ever changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from anxin.domain.calendars.types import CompiledCalendar, Interval

State = Literal["running", "paused", "stopped"]
"""Only running earns. Stopped is solved or reached: the time until a reopening is not counted."""


class ClockError(ValueError):
    """Raised when a change does not fit the clock; `code` is `order` or `negative`."""

    def __init__(self, code: str, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Segment:
    """A stretch in one state under one policy version and one calendar."""

    state: State
    start_at: datetime
    calendar: CompiledCalendar = field(compare=False, repr=False)
    why: str
    by: str
    policy_version: int
    end_at: datetime | None = None
    """None while it is the last one."""
    earned_seconds: int = 0
    """Fixed when the segment ends, so that a calendar edited later changes nothing that was counted."""

    def earned(self, at: datetime) -> int:
        """Open seconds earned until `at`; none before the start."""
        if self.state != "running" or at <= self.start_at:
            return 0
        if self.end_at is None:
            return self.calendar.between(self.start_at, at)
        if at >= self.end_at:
            return self.earned_seconds
        return min(self.calendar.between(self.start_at, at), self.earned_seconds)

    def reached_at(self, seconds: int) -> datetime | None:
        """When this segment had, or will have, earned so many seconds; None when it does not."""
        if self.state != "running" or (self.end_at is not None and self.earned_seconds < seconds):
            return None
        if seconds <= 0:
            return self.start_at
        reached = self.calendar.add(self.start_at, seconds)
        return reached if self.end_at is None else min(reached, self.end_at)

    def pieces(self, at: datetime) -> Iterator[Interval]:
        """The open stretches that count, until `at`, for drawing."""
        if self.state == "running":
            yield from self.calendar.intervals(self.start_at, min(at, self.end_at or at))


@dataclass(frozen=True)
class Clock:
    """Segments in order without gaps, and the open seconds to be earned in all."""

    target_seconds: int
    target_set_at: datetime
    """Since when the target holds: a target shortened below what is earned makes the clock due then, not earlier."""
    segments: tuple[Segment, ...]

    @property
    def current(self) -> Segment:
        """The segment that has not ended."""
        return self.segments[-1]

    def earned(self, at: datetime) -> int:
        """Open seconds earned by `at` over all segments."""
        return sum(segment.earned(at) for segment in self.segments)

    def remaining(self, at: datetime) -> int:
        """Open seconds still to be earned at `at`; negative by how much it is over."""
        return self.target_seconds - self.earned(at)

    @property
    def due_at(self) -> datetime | None:
        """When the target is, or was, earned; None while the clock stands still before that."""
        return self.reached_at(self.target_seconds)

    def reached_at(self, seconds: int) -> datetime | None:
        """When the clock has earned so many seconds, not before its target was set; None while it stands still."""
        before = 0
        for segment in self.segments:
            reached = segment.reached_at(seconds - before)
            if reached is not None:
                return max(reached, self.target_set_at)
            before += segment.earned_seconds
        return None

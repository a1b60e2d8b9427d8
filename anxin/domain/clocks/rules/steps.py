"""Warning steps: what shall happen when a share of a clock's target is used up."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from anxin.domain.clocks.rules.clock import Clock


@dataclass(frozen=True)
class Step:
    """One step of a policy's ladder."""

    key: str
    """Stable within the policy: a step fires once per clock, whatever happens to the target."""
    percent: int
    """Of the target; 100 is due, more is overdue."""


def step_at(clock: Clock, step: Step) -> datetime | None:
    """When the step is reached, None while the clock stands still before that; shares are rounded up to seconds."""
    return clock.reached_at(-(-clock.target_seconds * step.percent // 100))


def next_step(clock: Clock, ladder: Iterable[Step], fired: Collection[str]) -> tuple[datetime, Step] | None:
    """The earliest step not yet fired, and when; of steps at the same instant the lowest share comes first."""
    coming = [(at, step) for step in ladder if step.key not in fired and (at := step_at(clock, step)) is not None]
    return min(coming, key=lambda pair: (pair[0], pair[1].percent, pair[1].key), default=None)

"""Warning steps: what shall happen when a share of a clock's target is used up, or so long before it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from anxin.domain.clocks.rules.clock import Clock


@dataclass(frozen=True)
class Step:
    """One step of a policy's ladder: at a share of the target, or (`before_seconds` > 0) at open seconds before due."""

    key: str
    """Stable within the policy: a step fires once per clock, whatever happens to the target."""
    percent: int = 100
    """Of the target; 100 is due, more is overdue."""
    before_seconds: int = 0


def step_at(clock: Clock, step: Step) -> datetime | None:
    """When the step is reached; None while the clock stands still before that, or when it lies before the very start.

    Shares are rounded up to seconds.
    """
    if step.before_seconds:
        wanted = clock.target_seconds - step.before_seconds
        return clock.reached_at(wanted) if wanted > 0 else None
    return clock.reached_at(-(-clock.target_seconds * step.percent // 100))


def next_step(clock: Clock, ladder: Iterable[Step], fired: Collection[str]) -> tuple[datetime, Step] | None:
    """The earliest step not yet fired, and when; of steps at the same instant the lowest share comes first."""
    return next(iter(schedule(clock, ladder, fired)), None)


def schedule(clock: Clock, ladder: Iterable[Step], fired: Collection[str]) -> list[tuple[datetime, Step]]:
    """Every step not yet fired that will be reached as the clock stands, in order."""
    coming = [(at, step) for step in ladder if step.key not in fired and (at := step_at(clock, step)) is not None]
    return sorted(coming, key=lambda pair: (pair[0], pair[1].percent, -pair[1].before_seconds, pair[1].key))

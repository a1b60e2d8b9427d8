"""Naming jobs: `@job("area.verb")` turns a function into something that can be enqueued; `every` adds a rhythm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.utils.module_loading import autodiscover_modules

from anxin.foundation import clock
from anxin.foundation.jobs import wake
from anxin.foundation.jobs.models import Job, Lane

# Told, in the transaction that buries it, what the dead job was about: (payload, error, at).
Mourner = Callable[[dict[str, Any], str, datetime], None]


class RetryLater(Exception):
    """Raised by a job that wants another try after `after`, without counting as a failure."""

    def __init__(self, after: timedelta, why: str = "") -> None:
        super().__init__(why)
        self.after = after


@dataclass(frozen=True)
class JobKind:
    """A registered job function with its limits and the lane it runs in."""

    name: str
    function: Callable[..., None]
    max_attempts: int
    every: timedelta | None = None
    lane: str = Lane.QUICK
    mourners: list[Mourner] = field(default_factory=list)

    def enqueue(self, *, run_at: datetime | None = None, dedupe_key: str | None = None, **payload: Any) -> None:
        """Write the job row in the caller's transaction.

        With `dedupe_key`, nothing is added while one with that key still waits; it only comes forward to `run_at` if that is earlier.
        """
        run_at = run_at or clock.now()
        row = Job(kind=self.name, lane=self.lane, payload=payload, run_at=run_at, dedupe_key=dedupe_key)
        if dedupe_key is None:
            row.save(force_insert=True)
        else:
            Job.objects.bulk_create([row], ignore_conflicts=True)
            waiting = Job.objects.filter(dedupe_key=dedupe_key, state=Job.State.WAITING)
            waiting.filter(run_at__gt=run_at).update(run_at=run_at)
        _wake_after_commit()

    def when_dead(self, mourner: Mourner) -> Mourner:
        """Decorate a function that is told when such a job is given up."""
        self.mourners.append(mourner)
        return mourner

    def __call__(self, **payload: Any) -> None:
        """Run the function here and now."""
        self.function(**payload)


_kinds: dict[str, JobKind] = {}


def job(
    name: str, *, max_attempts: int = 12, every: timedelta | None = None, lane: str = Lane.QUICK
) -> Callable[[Callable[..., None]], JobKind]:
    """Register a job function under `name`. `every`: also enqueue it in that rhythm (function must take no arguments then).

    `lane` SLOW is for jobs that wait for other machines or take many seconds.
    """

    def register(function: Callable[..., None]) -> JobKind:
        kind = JobKind(name=name, function=function, max_attempts=max_attempts, every=every, lane=lane)
        _kinds[name] = kind
        return kind

    return register


def kinds() -> dict[str, JobKind]:
    """Every registered job by name; loads all apps' `jobs` modules."""
    autodiscover_modules("jobs")
    return dict(sorted(_kinds.items()))


def find_kind(name: str) -> JobKind | None:
    """The job registered under `name`, or None."""
    return _kinds.get(name) or kinds().get(name)


def _wake_after_commit() -> None:
    """Once per transaction, however many jobs it writes: each NOTIFY is a round trip."""
    if not any(entry[1] is wake.wake for entry in connection.run_on_commit):
        transaction.on_commit(wake.wake)

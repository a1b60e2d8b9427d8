"""Naming jobs: `@job("area.verb")` turns a function into something that can be enqueued; `cron` adds a rhythm."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from anxin.foundation import clock
from anxin.foundation.jobs.models import Job


class RetryLater(Exception):
    """Raised by a job that wants another try after `after`, without counting as a failure."""

    def __init__(self, after: timedelta, why: str = "") -> None:
        super().__init__(why)
        self.after = after


@dataclass(frozen=True)
class JobKind:
    """A registered job function with its limits."""

    name: str
    function: Callable[..., None]
    max_attempts: int
    every: timedelta | None = None

    def enqueue(self, *, run_at: datetime | None = None, dedupe_key: str | None = None, **payload: Any) -> None:
        """Write the job row in the caller's transaction. With `dedupe_key`, nothing is added while one with that key still waits."""
        row = Job(kind=self.name, payload=payload, run_at=run_at or clock.now(), dedupe_key=dedupe_key)
        if dedupe_key is None:
            row.save(force_insert=True)
        else:
            Job.objects.bulk_create([row], ignore_conflicts=True)
        transaction.on_commit(_wake)

    def __call__(self, **payload: Any) -> None:
        """Run the function here and now."""
        self.function(**payload)


_kinds: dict[str, JobKind] = {}


def job(
    name: str, *, max_attempts: int = 12, every: timedelta | None = None
) -> Callable[[Callable[..., None]], JobKind]:
    """Register a job function under `name`. `every`: also enqueue it in that rhythm (function must take no arguments then)."""

    def register(function: Callable[..., None]) -> JobKind:
        kind = JobKind(name=name, function=function, max_attempts=max_attempts, every=every)
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


def _wake() -> None:
    importlib.import_module("anxin.foundation.jobs.wake").wake()

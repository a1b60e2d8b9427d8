"""Reads of background work for those who watch over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from anxin.foundation.jobs.models import CronSlot, Job
from anxin.foundation.jobs.registry import kinds

MOST = 99


@dataclass(frozen=True)
class Counts:
    """How much there is of each: due now, for later, being run."""

    due: int
    later: int
    running: int


def counts(at: datetime) -> Counts:
    """Work waiting and running at `at`."""
    waiting = Job.objects.filter(state=Job.State.WAITING)
    return Counts(
        due=waiting.filter(run_at__lte=at).count(),
        later=waiting.filter(run_at__gt=at).count(),
        running=Job.objects.filter(state=Job.State.RUNNING).count(),
    )


def dead() -> QuerySet[Job]:
    """Dead letters, newest first."""
    return Job.objects.filter(state=Job.State.DEAD).order_by("-dead_at", "-id")


def dead_count() -> int:
    """How many dead letters there are, counted up to MOST."""
    return dead()[:MOST].count()


def rhythms() -> list[tuple[str, datetime | None]]:
    """Recurring work by name with the next time of each; None before it was ever due."""
    slots = dict(CronSlot.objects.values_list("name", "next_at"))
    return [(name, slots.get(name)) for name, kind in kinds().items() if kind.every is not None]


def is_under_way(kind: str) -> bool:
    """Whether work of this kind is due or being run."""
    return Job.objects.filter(kind=kind).exclude(state=Job.State.DEAD).exists()

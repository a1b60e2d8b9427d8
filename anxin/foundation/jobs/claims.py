"""Taking due jobs under a lease, giving them back, and burying what failed too often."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, connection, transaction
from django.db.models import F

from anxin.foundation.jobs.models import Job, Lane
from anxin.foundation.jobs.processes import is_gone

LEASE = timedelta(seconds=60)
LONGEST_PAUSE = timedelta(hours=1)


def claim(
    *, worker: str, at: datetime, lane: str | None = None, limit: int = 10, finished_ids: Collection[int] = ()
) -> list[Job]:
    """Lease up to `limit` due jobs (of `lane`, if given) to `worker`; two workers never get the same one.

    `finished_ids` are its jobs done since the last claim: their rows go in the same transaction (one each would halve the rate).
    """
    lanes = [lane] if lane else Lane.values
    due = Job.objects.filter(lane__in=lanes, state=Job.State.WAITING, run_at__lte=at)
    if not finished_ids and not due.exists():
        return []  # an idle look must not take the write lock
    with transaction.atomic():
        if finished_ids:
            finish(finished_ids, worker=worker)
        due = due.order_by("run_at", "id")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        jobs = list(due[:limit])
        Job.objects.filter(pk__in=[j.pk for j in jobs]).update(
            state=Job.State.RUNNING, worker=worker, lease_until=at + LEASE, attempts=F("attempts") + 1
        )
    for one in jobs:
        one.attempts += 1
    return jobs


def renew(*, worker: str, job_ids: Collection[int], at: datetime) -> None:
    """Heartbeat: extend the leases of the jobs `worker` really holds; one it lost track of runs out and comes back."""
    if job_ids:
        held = Job.objects.filter(pk__in=job_ids, state=Job.State.RUNNING, worker=worker)
        held.update(lease_until=at + LEASE)


def finish(job_ids: Collection[int], *, worker: str) -> None:
    """The work is done: the rows go, except those whose lease was lost meanwhile."""
    with transaction.atomic():
        Job.objects.filter(pk__in=job_ids, worker=worker, state=Job.State.RUNNING).delete()


def give_back(jobs: Iterable[Job], *, worker: str) -> None:
    """Return claimed jobs that were not begun; due as before, without counting as an attempt."""
    for job in jobs:
        _to_waiting(job, worker, run_at=job.run_at, attempts=max(job.attempts - 1, 0))


def postpone(job: Job, *, worker: str, at: datetime, after: timedelta, error: str, counts: bool = True) -> None:
    """Give the job back to be tried again `after`; `counts=False` takes the attempt back."""
    attempts = job.attempts if counts else max(job.attempts - 1, 0)
    _to_waiting(job, worker, run_at=at + after, error=error, attempts=attempts)


def bury(job: Job, *, worker: str, at: datetime, error: str) -> bool:
    """Tried often enough: the job stays visible as dead letter. False when the lease was lost meanwhile."""
    held = Job.objects.filter(pk=job.pk, worker=worker, state=Job.State.RUNNING)
    return bool(held.update(state=Job.State.DEAD, worker="", lease_until=None, dead_at=at, error=error))


def pause_before(attempt: int) -> timedelta:
    """Back-off before the next try: 2, 4, 8 … seconds up to an hour, ±20 % so that a crowd does not return at once."""
    seconds = min(2.0 ** min(attempt, 20), LONGEST_PAUSE.total_seconds())
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))


def lost(*, at: datetime) -> list[Job]:
    """Jobs whose worker died: the lease ran out, or its process on this machine is gone."""
    running = Job.objects.filter(state=Job.State.RUNNING)
    return [job for job in running if job.lease_until is None or job.lease_until < at or is_gone(job.worker)]


def return_one(job: Job, *, at: datetime) -> bool:
    """Make a lost job runnable again; False when somebody else was quicker."""
    return _to_waiting(job, job.worker, run_at=at)


def _to_waiting(job: Job, worker: str, **fields: object) -> bool:
    """A job going back to waiting gives up its dedupe key when another with that key waits already."""
    held = Job.objects.filter(pk=job.pk, worker=worker, state=Job.State.RUNNING)
    fields |= {"state": Job.State.WAITING, "worker": "", "lease_until": None}
    try:
        with transaction.atomic():
            return bool(held.update(**fields))
    except IntegrityError:
        with transaction.atomic():
            return bool(held.update(**fields, dedupe_key=None))

"""Taking due jobs under a lease, giving them back, and burying what failed too often."""

from __future__ import annotations

import os
import random
import socket
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F

from anxin.foundation.jobs.models import Job

LEASE = timedelta(seconds=60)
LONGEST_PAUSE = timedelta(hours=1)


def claim(*, worker: str, at: datetime, limit: int = 10) -> list[Job]:
    """Lease up to `limit` due jobs to `worker`; two workers never get the same one."""
    if not Job.objects.filter(state=Job.State.WAITING, run_at__lte=at).exists():
        return []  # an idle look must not take the write lock
    with transaction.atomic():
        due = Job.objects.filter(state=Job.State.WAITING, run_at__lte=at).order_by("run_at", "id")
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        jobs = list(due[:limit])
        Job.objects.filter(pk__in=[j.pk for j in jobs]).update(
            state=Job.State.RUNNING, worker=worker, lease_until=at + LEASE, attempts=F("attempts") + 1
        )
    for one in jobs:
        one.attempts += 1
    return jobs


def renew(*, worker: str, at: datetime) -> None:
    """Heartbeat: extend the leases `worker` holds."""
    Job.objects.filter(state=Job.State.RUNNING, worker=worker).update(lease_until=at + LEASE)


def finish(job: Job, *, worker: str) -> None:
    """The work is done: the row goes, unless the lease was lost meanwhile."""
    Job.objects.filter(pk=job.pk, worker=worker, state=Job.State.RUNNING).delete()


def postpone(job: Job, *, worker: str, at: datetime, after: timedelta, error: str, counts: bool = True) -> None:
    """Give the job back to be tried again `after`; `counts=False` takes the attempt back."""
    attempts = job.attempts if counts else max(job.attempts - 1, 0)
    _leave_key_free(job)
    Job.objects.filter(pk=job.pk, worker=worker, state=Job.State.RUNNING).update(
        state=Job.State.WAITING,
        worker="",
        lease_until=None,
        run_at=at + after,
        error=error,
        attempts=attempts,
        dedupe_key=job.dedupe_key,
    )


def bury(job: Job, *, worker: str, at: datetime, error: str) -> None:
    """Tried often enough: the job stays visible as dead letter."""
    Job.objects.filter(pk=job.pk, worker=worker, state=Job.State.RUNNING).update(
        state=Job.State.DEAD, worker="", lease_until=None, dead_at=at, error=error
    )


def pause_before(attempt: int) -> timedelta:
    """Back-off before the next try: 2, 4, 8 … seconds up to an hour, ±20 % so that a crowd does not return at once."""
    seconds = min(2.0**attempt, LONGEST_PAUSE.total_seconds())
    return timedelta(seconds=seconds * random.uniform(0.8, 1.2))


def return_lost(*, at: datetime) -> int:
    """Make jobs runnable again whose worker died: the lease ran out, or its process on this host is gone. Returns how many."""
    running = Job.objects.filter(state=Job.State.RUNNING)
    lost = [
        j
        for j in running.only("id", "worker", "lease_until", "dedupe_key")
        if j.lease_until is None or j.lease_until < at or _is_gone(j.worker)
    ]
    for job in lost:
        _leave_key_free(job)
        Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, worker=job.worker).update(
            state=Job.State.WAITING, worker="", lease_until=None, run_at=at, dedupe_key=job.dedupe_key
        )
    return len(lost)


def worker_name() -> str:
    """host:pid of this process; lets the next process on this host see at once that its predecessor is gone."""
    return f"{socket.gethostname()}:{os.getpid()}:{_started(os.getpid())}"


def _is_gone(worker: str) -> bool:
    host, _, rest = worker.rpartition(":")[0].rpartition(":")
    started = worker.rpartition(":")[2]
    if host != socket.gethostname() or not rest.isdigit():
        return False
    return _started(int(rest)) != started


def _started(pid: int) -> str:
    """Start tick of a process, so that a reused pid is not taken for the old one; empty when there is none."""
    try:
        with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123 - procfs
            return file.read().rpartition(")")[2].split()[19]
    except OSError:
        return ""


def _leave_key_free(job: Job) -> None:
    """A job going back to waiting gives up its dedupe key when another with that key waits already."""
    if job.dedupe_key and Job.objects.filter(state=Job.State.WAITING, dedupe_key=job.dedupe_key).exists():
        job.dedupe_key = None

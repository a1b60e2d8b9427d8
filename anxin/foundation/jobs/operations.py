"""What can be done with dead letters; `accounts` asks who may and keeps the record."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.foundation.errors import NotFound
from anxin.foundation.jobs import wake
from anxin.foundation.jobs.models import Job


@transaction.atomic
def retry(*, job_id: int, at: datetime) -> Job:
    """Give a dead job a fresh set of attempts. Raises NotFound when it is not dead (any more)."""
    job = _locked(job_id)
    job.state, job.attempts, job.run_at, job.dead_at, job.dedupe_key = Job.State.WAITING, 0, at, None, None
    job.save(update_fields=["state", "attempts", "run_at", "dead_at", "dedupe_key"])
    transaction.on_commit(wake.wake)
    return job


@transaction.atomic
def discard(*, job_id: int) -> Job:
    """Throw a dead job away for good; returns what it was. Raises NotFound when it is not dead (any more)."""
    job = _locked(job_id)
    Job.objects.filter(pk=job_id).delete()
    return job


def _locked(job_id: int) -> Job:
    job = Job.objects.select_for_update().filter(pk=job_id, state=Job.State.DEAD).first()
    if job is None:
        raise NotFound
    return job

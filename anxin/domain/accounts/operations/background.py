"""What an administrator does with background work that died; audited like every other change."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import JobDiscarded, JobRetried
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record
from anxin.foundation.jobs import operations, queries


@transaction.atomic
def retry(*, job_id: int, actor: Actor, at: datetime) -> None:
    """Give a dead job a fresh set of attempts. Raises Forbidden, NotFound when it is not dead (any more)."""
    policies.require(actor, "settings.system", {})
    job = operations.retry(job_id=job_id, at=at)
    record(JobRetried(job_id=job.pk, kind=job.kind), actor=actor, at=at)


@transaction.atomic
def retry_all(*, actor: Actor, at: datetime) -> int:
    """Retry every dead job (the 1,000 newest at a time); returns how many. Raises Forbidden."""
    policies.require(actor, "settings.system", {})
    ids = list(queries.dead().values_list("pk", flat=True)[:1000])
    for job_id in ids:
        retry(job_id=job_id, actor=actor, at=at)
    return len(ids)


@transaction.atomic
def discard(*, job_id: int, actor: Actor, at: datetime) -> None:
    """Throw a dead job away for good. Raises Forbidden, NotFound when it is not dead (any more)."""
    policies.require(actor, "settings.system", {})
    job = operations.discard(job_id=job_id)
    record(JobDiscarded(job_id=job_id, kind=job.kind), actor=actor, at=at)

"""What an administrator does with dead letters."""

from __future__ import annotations

from datetime import datetime

from anxin.foundation.errors import NotFound
from anxin.foundation.jobs import wake
from anxin.foundation.jobs.models import Job


def retry(*, job_id: int, at: datetime) -> None:
    """Give a dead job a fresh set of attempts. Raises NotFound when it is not dead (any more)."""
    changed = Job.objects.filter(pk=job_id, state=Job.State.DEAD).update(
        state=Job.State.WAITING, attempts=0, run_at=at, dead_at=None, dedupe_key=None
    )
    if not changed:
        raise NotFound
    wake.wake()


def discard(*, job_id: int) -> None:
    """Throw a dead job away for good. Raises NotFound when it is not dead (any more)."""
    if not Job.objects.filter(pk=job_id, state=Job.State.DEAD).delete()[0]:
        raise NotFound

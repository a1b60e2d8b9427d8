"""Running one claimed job to its end: done, again later, or dead."""

from __future__ import annotations

import traceback
from datetime import datetime

import structlog
from django.db import transaction

from anxin.foundation import clock
from anxin.foundation.jobs import claims
from anxin.foundation.jobs.models import Job
from anxin.foundation.jobs.registry import JobKind, RetryLater, find_kind

log = structlog.get_logger("jobs")
ERROR_LENGTH = 4000


def run(row: Job, *, worker: str) -> bool:
    """Run a job `worker` has claimed; True when it is done and its row may go, else it was postponed or buried."""
    kind = find_kind(row.kind)
    try:
        if kind is None:
            raise LookupError(f"no job is called {row.kind}")
        kind.function(**row.payload)
    except RetryLater as request:
        claims.postpone(row, worker=worker, at=clock.now(), after=request.after, error=str(request), counts=False)
    except Exception as error:
        _failed(row, kind, worker, error)
    else:
        return True
    return False


def return_lost(*, at: datetime) -> int:
    """Give jobs of dead workers another run; one that took its worker down every time is buried. Returns how many."""
    found = claims.lost(at=at)
    for row in found:
        kind = find_kind(row.kind)
        if kind is not None and row.attempts >= kind.max_attempts:
            _bury(row, kind, row.worker, at, "its process died each time it ran")
        else:
            claims.return_one(row, at=at)
    return len(found)


def _failed(row: Job, kind: JobKind | None, worker: str, error: Exception) -> None:
    text = "".join(traceback.format_exception(error))[-ERROR_LENGTH:]
    if kind is None or row.attempts >= kind.max_attempts:
        log.error("job is dead", kind=row.kind, job=row.pk, error=str(error))
        _bury(row, kind, worker, clock.now(), text)
        return
    log.warning("job failed, will be tried again", kind=row.kind, job=row.pk, attempt=row.attempts, error=str(error))
    claims.postpone(row, worker=worker, at=clock.now(), after=claims.pause_before(row.attempts), error=text)


def _bury(row: Job, kind: JobKind | None, worker: str, at: datetime, error: str) -> None:
    """A recurring job leaves one dead letter, not one per rhythm. A mourner that fails must not bring the job back to life."""
    with transaction.atomic():
        if kind is not None and kind.every is not None:
            Job.objects.filter(kind=kind.name, state=Job.State.DEAD).delete()
        if not claims.bury(row, worker=worker, at=at, error=error) or kind is None:
            return
        for mourner in kind.mourners:
            try:
                with transaction.atomic():
                    mourner(row.payload, error, at)
            except Exception:
                log.exception("nobody could be told of the dead job", kind=row.kind, job=row.pk)

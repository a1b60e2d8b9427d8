"""What the clock triggers for cases."""

from __future__ import annotations

from datetime import timedelta

from anxin.domain.cases.operations import lifecycle
from anxin.foundation import clock
from anxin.foundation.jobs.registry import job

_BATCH = 200


@job("cases.close_solved", every=timedelta(minutes=5))
def close_solved() -> None:
    """Close solved cases whose days are over, in batches so that nobody waits long for the write lock."""
    while lifecycle.close_due(at=clock.now(), limit=_BATCH) == _BATCH:
        pass

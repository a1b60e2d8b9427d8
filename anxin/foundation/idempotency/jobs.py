"""Forgetting old answers."""

from __future__ import annotations

from datetime import timedelta

from anxin.foundation import clock
from anxin.foundation.idempotency.operations import forget_old
from anxin.foundation.jobs.registry import job


@job("idempotency.forget", every=timedelta(hours=6))
def forget() -> None:
    """Answers are kept for two days."""
    forget_old(at=clock.now())

"""Delivering what is due, and giving what waits for settings another chance."""

from __future__ import annotations

from datetime import timedelta

from anxin.domain.messaging.operations import delivery
from anxin.foundation import clock
from anxin.foundation.jobs.registry import RetryLater, job


@job("messaging.deliver", max_attempts=14)
def deliver(*, outgoing_id: int) -> None:
    """Bring one outgoing message to its channel; safe to run again after a kill at any point."""
    at = clock.now()
    wait = delivery.deliver(outgoing_id=outgoing_id, at=at)
    if wait > timedelta(0):
        raise RetryLater(wait, "not due yet")

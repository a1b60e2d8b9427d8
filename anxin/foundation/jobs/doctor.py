"""Does background work get done?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from anxin.foundation import clock
from anxin.foundation.health import Finding
from anxin.foundation.jobs.models import Job

LATE = timedelta(minutes=10)


def look_at_jobs() -> Iterator[Finding]:
    """Dead letters, and work that should have been done long ago."""
    dead = Job.objects.filter(state=Job.State.DEAD).count()
    if dead:
        yield Finding(
            "warn", f"{dead} jobs failed for good", "look at Settings → Background work, retry or discard them"
        )
    late = Job.objects.filter(state=Job.State.WAITING, run_at__lt=clock.now() - LATE).exists()
    if late:
        yield Finding("fail", "background work is not being done", "start the server, or a worker: anxin worker")
    if not dead and not late:
        yield Finding("ok", "background work is up to date")


CHECKS = [look_at_jobs]

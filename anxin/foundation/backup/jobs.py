"""The nightly backup."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from anxin.foundation import clock
from anxin.foundation.backup import archive
from anxin.foundation.jobs.registry import job

NIGHT_HOUR = 3
DAY = timedelta(hours=23)
OVERDUE = timedelta(hours=36)


@job("backup.nightly", every=timedelta(minutes=20), max_attempts=3)
def nightly() -> None:
    """Make, check and prune a backup when it is due."""
    at = clock.now()
    newest = next(iter(archive.kept()), None)
    if is_due(newest.made_at if newest else None, at=at, local_hour=timezone.localtime(at).hour):
        archive.make(at=at)
        archive.prune(keep=settings.BACKUPS_KEPT)


def is_due(last_at: datetime | None, *, at: datetime, local_hour: int) -> bool:
    """Once a night in the hour after three; a missed night is made up as soon as the machine runs again."""
    age = at - last_at if last_at else None
    if local_hour == NIGHT_HOUR:
        return age is None or age > DAY
    return age is not None and age > OVERDUE

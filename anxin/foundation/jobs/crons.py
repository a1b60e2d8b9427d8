"""Jobs with a rhythm: writes the row when the time has come."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.foundation.jobs.models import CronSlot
from anxin.foundation.jobs.registry import kinds


def enqueue_due(*, at: datetime) -> int:
    """Write a job for every rhythm whose time has come; a long pause is made up once, not once per missed slot."""
    slots = dict(CronSlot.objects.values_list("name", "next_at"))
    written = 0
    for kind in kinds().values():
        if kind.every is None or slots.get(kind.name, at) > at:
            continue
        with transaction.atomic():
            if kind.name not in slots:
                CronSlot.objects.bulk_create([CronSlot(name=kind.name, next_at=at)], ignore_conflicts=True)
            # Whoever moves the slot writes the job: of several processes exactly one.
            if CronSlot.objects.filter(name=kind.name, next_at__lte=at).update(next_at=at + kind.every):
                kind.enqueue(run_at=at, dedupe_key=f"cron:{kind.name}")
                written += 1
    return written

"""Going on and off duty."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.workforce.events import DutyEnded, DutyStarted
from anxin.domain.workforce.models import Duty
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


@transaction.atomic
def start(*, staff_id: int, brand_id: int | None, actor: Actor, at: datetime) -> Duty:
    """Put a person on duty for a brand (None: all); already on duty stays as it is."""
    open_duty = Duty.objects.filter(staff_id=staff_id, brand_id=brand_id, ends_at=None).first()
    if open_duty is not None:
        return open_duty
    duty = Duty.objects.create(staff_id=staff_id, brand_id=brand_id, starts_at=at)
    record(DutyStarted(staff_id=staff_id, brand_id=brand_id), actor=actor, at=at)
    return duty


@transaction.atomic
def end(*, staff_id: int, actor: Actor, at: datetime) -> None:
    """Take a person off every duty."""
    for duty in Duty.objects.select_for_update().filter(staff_id=staff_id, ends_at=None):
        duty.ends_at = at
        duty.save(update_fields=["ends_at"])
        record(DutyEnded(staff_id=staff_id, brand_id=duty.brand_id), actor=actor, at=at)

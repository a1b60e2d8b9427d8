"""Going on and off duty."""

from __future__ import annotations

from collections.abc import Collection
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
def go_on(*, brand_ids: Collection[int] | None, actor: Actor, at: datetime) -> None:
    """Put oneself on duty for these brands (None: all). Alerts name cases, so only brands the actor may see belong here."""
    for brand_id in [None] if brand_ids is None else sorted(set(brand_ids)):
        start(staff_id=actor.id, brand_id=brand_id, actor=actor, at=at)  # type: ignore[arg-type]


@transaction.atomic
def end(*, staff_id: int, actor: Actor, at: datetime) -> None:
    """Take a person off every duty."""
    for duty in Duty.objects.select_for_update().filter(staff_id=staff_id, ends_at=None):
        duty.ends_at = at
        duty.save(update_fields=["ends_at"])
        record(DutyEnded(staff_id=staff_id, brand_id=duty.brand_id), actor=actor, at=at)

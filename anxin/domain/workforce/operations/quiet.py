"""Saying when one does not want to be disturbed."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from anxin.domain.workforce.models import QuietHours
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden


@transaction.atomic
def set_hours(*, starts: time, ends: time, actor: Actor, at: datetime) -> QuietHours:
    """Set one's own quiet hours; equal times switch them off. Raises Forbidden for anyone but staff."""
    if not actor.is_staff:
        raise Forbidden
    row, _made = QuietHours.objects.update_or_create(staff_id=actor.id, defaults={"starts": starts, "ends": ends})
    return row

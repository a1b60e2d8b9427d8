"""Saying when one does not want to be disturbed, and what holds for everybody who said nothing."""

from __future__ import annotations

from datetime import datetime, time

from django.db import transaction

from anxin.domain.accounts import policies as rights
from anxin.domain.workforce.events import HouseQuietHoursSet, QuietHoursSet
from anxin.domain.workforce.models import HouseQuietHours, QuietHours
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden
from anxin.foundation.events.operations import record

PERMISSION = "settings.policies"


@transaction.atomic
def set_hours(*, starts: time, ends: time, actor: Actor, at: datetime) -> QuietHours:
    """Set one's own quiet hours; equal times switch them off. Raises Forbidden for anyone but staff."""
    _require_staff(actor)
    row, _made = QuietHours.objects.update_or_create(staff_id=actor.id, defaults={"starts": starts, "ends": ends})
    record(QuietHoursSet(staff_id=row.staff_id), actor=actor, at=at)
    return row


@transaction.atomic
def follow_house(*, actor: Actor, at: datetime) -> None:
    """Have the quiet hours of the house again. Raises Forbidden for anyone but staff."""
    _require_staff(actor)
    if QuietHours.objects.filter(staff_id=actor.id).delete()[0]:
        record(QuietHoursSet(staff_id=actor.id), actor=actor, at=at)  # type: ignore[arg-type]


@transaction.atomic
def set_house_hours(*, starts: time, ends: time, actor: Actor, at: datetime) -> HouseQuietHours:
    """Set those of everybody who chose none; equal times: none. Raises Forbidden."""
    rights.require(actor, PERMISSION)
    row, _made = HouseQuietHours.objects.update_or_create(pk=1, defaults={"starts": starts, "ends": ends})
    record(HouseQuietHoursSet(starts=str(starts), ends=str(ends)), actor=actor, at=at)
    return row


def _require_staff(actor: Actor) -> None:
    if not actor.is_staff:
        raise Forbidden

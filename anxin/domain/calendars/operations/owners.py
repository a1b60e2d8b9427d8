"""Who keeps to which calendar, beside brands, which name theirs themselves."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.calendars import policies
from anxin.domain.calendars.events import CalendarAssigned
from anxin.domain.calendars.models import CalendarOwner
from anxin.domain.calendars.operations.writing import locked
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import Changed, record


@transaction.atomic
def assign(*, kind: str, object_id: int, calendar_id: int | None, actor: Actor, at: datetime) -> None:
    """Let an owner keep to a calendar; None: to none of its own. That the owner exists, the caller knows.

    Raises Forbidden, NotFound, Invalid("owner") for a kind that has no rows here.
    """
    policies.require(actor)
    if kind not in CalendarOwner.Kind.values:
        raise Invalid(field="owner")
    if calendar_id is not None:
        locked(calendar_id)
    owners = CalendarOwner.objects.filter(kind=kind, object_id=object_id)
    before = owners.values_list("calendar_id", flat=True).first()
    if before == calendar_id:
        return
    if calendar_id is None:
        owners.delete()
    else:
        CalendarOwner.objects.update_or_create(kind=kind, object_id=object_id, defaults={"calendar_id": calendar_id})
    event = CalendarAssigned(calendar_id=calendar_id, owner_kind=kind, owner_id=object_id)
    record(event, actor=actor, at=at, changes=[Changed(kind, object_id, "calendar", before, calendar_id)])

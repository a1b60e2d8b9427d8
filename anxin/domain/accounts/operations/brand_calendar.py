"""Which calendar a brand keeps to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.accounts.events import BrandCalendarChosen
from anxin.domain.accounts.models import Brand
from anxin.domain.accounts.policies import require
from anxin.domain.calendars.policies import PERMISSION
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.events.operations import Changed, record


@transaction.atomic
def choose_calendar(*, brand_id: int, calendar_id: int | None, actor: Actor, at: datetime) -> Brand:
    """Let the brand keep to a calendar; None: to none. That the calendar exists, the caller knows. Raises Forbidden, NotFound."""
    require(actor, PERMISSION, {"brand": brand_id})
    brand = Brand.objects.select_for_update().filter(pk=brand_id).first()
    if brand is None:
        raise NotFound
    if brand.calendar_id == calendar_id:
        return brand
    before, brand.calendar_id = brand.calendar_id, calendar_id
    brand.save(update_fields=["calendar"])
    event = BrandCalendarChosen(brand_id=brand.pk, calendar_id=calendar_id)
    record(event, actor=actor, at=at, changes=[Changed("brand", brand.pk, "calendar", before, calendar_id)])
    return brand

"""The door for areas whose own data names calendars: what they hold is not deleted under them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction

from anxin.domain.calendars.models import Calendar, CalendarHold


@transaction.atomic
def hold(*, kind: str, object_id: int, calendar_ids: Collection[int], names: Mapping[str, str]) -> None:
    """From now on this thing names exactly these calendars; `names` is what people call it. Calendars that are gone are left out."""
    mine = CalendarHold.objects.filter(kind=kind, object_id=object_id)
    mine.exclude(calendar_id__in=calendar_ids).delete()
    for calendar_id in Calendar.objects.filter(pk__in=calendar_ids).values_list("pk", flat=True):
        CalendarHold.objects.update_or_create(
            kind=kind, object_id=object_id, calendar_id=calendar_id, defaults={"names": dict(names)}
        )

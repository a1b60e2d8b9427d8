"""Keeping a calendar: made under a name, changed later under the same row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars.events import CalendarSaved
from anxin.domain.calendars.models import Calendar
from anxin.domain.calendars.rules.compiled import CompiledCalendar
from anxin.domain.calendars.rules.errors import CalendarError
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import Changed, record


@transaction.atomic
def keep(*, calendar_id: int | None = None, name: str, spec: Mapping[str, Any], actor: Actor, at: datetime) -> Calendar:
    """Make a calendar, or replace what `calendar_id` says. A name in use gets a number behind it. Who may do it, the caller knows.

    Raises Invalid(field="week") for a specification that is not well formed.
    """
    try:
        CompiledCalendar.from_spec(spec)
    except CalendarError as error:
        raise Invalid(_("Please give hours like 09:00-12:00, 13:00-18:00."), field="week", path=error.field) from error
    row = Calendar.objects.select_for_update().filter(pk=calendar_id).first() if calendar_id else None
    before = row.spec if row else None
    if row is None:
        row = Calendar(name=_free_name(name))
    row.spec = dict(spec)
    row.save()
    changes = [Changed("calendar", row.pk, "spec", before, row.spec)] if before != row.spec else []
    record(CalendarSaved(calendar_id=row.pk), actor=actor, at=at, changes=changes)
    return row


def _free_name(name: str) -> str:
    taken = set(Calendar.objects.filter(name__startswith=name[:70]).values_list("name", flat=True))
    tried, number = name[:80], 2
    while tried in taken:
        tried, number = f"{name[:70]} {number}", number + 1
    return tried

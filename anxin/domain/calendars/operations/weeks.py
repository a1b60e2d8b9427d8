"""The weekly windows and the zone of a calendar."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from anxin.domain.calendars import policies
from anxin.domain.calendars.models import Calendar, CalendarVersion
from anxin.domain.calendars.operations.refusals import refusing
from anxin.domain.calendars.operations.writing import State, locked, state_of, write
from anxin.domain.calendars.rules.hours import joined
from anxin.domain.calendars.rules.spec import WEEKDAYS, read_spec
from anxin.foundation.actors import Actor


@transaction.atomic
def set_week(
    *,
    calendar_id: int,
    week: Mapping[str, Sequence[str]],
    zone: str | None = None,
    expected_version: int | None = None,
    actor: Actor,
    at: datetime,
) -> Calendar:
    """Replace the week (and the zone, if given); overlapping windows become one, own days stay as they are.

    Raises Forbidden, NotFound, Conflict when the calendar is no longer at `expected_version`, Invalid("week.mon" …, "zone").
    """
    policies.require(actor)
    row = locked(calendar_id, expected_version)
    now = state_of(row)
    with refusing():
        read_spec({"zone": zone or now.spec["zone"], "week": week})
        whole = {day: joined(week.get(day, ()), f"week.{day}") for day in WEEKDAYS}
    spec = {**now.spec, "zone": zone or now.spec["zone"], "week": whole}
    return write(row, State(spec, now.packs, now.names), reason=CalendarVersion.Reason.WEEK, actor=actor, at=at)

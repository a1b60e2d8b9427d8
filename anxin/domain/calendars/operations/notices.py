"""Taking the days of a pasted holiday notice into a calendar, after they were looked at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars import policies
from anxin.domain.calendars.models import Calendar, CalendarVersion
from anxin.domain.calendars.operations.refusals import refusing
from anxin.domain.calendars.operations.writing import State, locked, state_of, write
from anxin.domain.calendars.rules.notices import DayNotice, overrides, read_notice
from anxin.domain.calendars.rules.spec import WEEKDAYS
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid


def preview(*, text: str, year: int) -> list[DayNotice]:
    """The days the notice speaks of, doubts included. Raises Invalid("text") when nothing, or nothing possible, is in it."""
    with refusing("text"):
        days = read_notice(text, year)
    if not days:
        raise Invalid(_("We found no day in this text. It should name dates, like 10月1日至7日放假."), field="text")
    return days


@transaction.atomic
def apply_notice(
    *,
    calendar_id: int,
    text: str,
    year: int,
    but: Collection[date] = (),
    like: Mapping[date, str] | None = None,
    actor: Actor,
    at: datetime,
) -> Calendar:
    """Make the notice's days the calendar's own, except those in `but`; make-up days are like Monday unless `like` says else.

    Raises Forbidden, NotFound, Invalid("text", "like").
    """
    policies.require(actor)
    row = locked(calendar_id)
    now = state_of(row)
    if any(day not in WEEKDAYS for day in (like or {}).values()):
        raise Invalid(field="like")
    taken = [day for day in preview(text=text, year=year) if day.date not in but]
    days = {**now.spec.get("days", {}), **overrides(taken, now.spec["week"], like)}
    names = {**now.names, **{day.date.isoformat(): day.name[:40] for day in taken if day.name}}
    state = State({**now.spec, "days": days}, now.packs, names)
    return write(row, state, reason=CalendarVersion.Reason.NOTICE, actor=actor, at=at)

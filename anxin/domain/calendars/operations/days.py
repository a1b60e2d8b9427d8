"""Single days of a calendar that differ from the week and from its holiday packs."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars import policies
from anxin.domain.calendars.models import Calendar, CalendarVersion
from anxin.domain.calendars.operations.refusals import refusing
from anxin.domain.calendars.operations.writing import State, locked, state_of, write
from anxin.domain.calendars.rules.hours import joined
from anxin.domain.calendars.rules.spec import WEEKDAYS
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid

LONGEST_NAME = 40


@transaction.atomic
def set_days(
    *,
    calendar_id: int,
    dates: Collection[date],
    windows: Sequence[str] | None = None,
    like: str | None = None,
    name: str = "",
    actor: Actor,
    at: datetime,
) -> Calendar:
    """Give these days windows of their own (none: closed), or those of the weekday `like`; `name` says why.

    Overlapping windows become one. Raises Forbidden, NotFound, Invalid("days", "hours", "like").
    """
    policies.require(actor)
    row = locked(calendar_id)
    now = state_of(row)
    if not dates:
        raise Invalid(_("Please choose at least one day."), field="days")
    if like is not None and like not in WEEKDAYS:
        raise Invalid(field="like")
    with refusing("hours"):
        chosen = joined(list(now.spec["week"].get(like, ())) if like else list(windows or ()), "hours")
    keys = {day.isoformat() for day in dates}
    days = {**now.spec.get("days", {}), **dict.fromkeys(keys, chosen)}
    names = {key: text for key, text in now.names.items() if key not in keys}
    names |= dict.fromkeys(keys, name.strip()[:LONGEST_NAME]) if name.strip() else {}
    return _write(row, days, names, actor, at)


@transaction.atomic
def clear_days(*, calendar_id: int, dates: Collection[date], actor: Actor, at: datetime) -> Calendar:
    """Let the week and the holiday packs say again what these days are. Raises Forbidden, NotFound, Invalid("days")."""
    policies.require(actor)
    row = locked(calendar_id)
    now = state_of(row)
    if not dates:
        raise Invalid(_("Please choose at least one day."), field="days")
    keys = {day.isoformat() for day in dates}
    days = {key: windows for key, windows in now.spec.get("days", {}).items() if key not in keys}
    return _write(row, days, {key: text for key, text in now.names.items() if key not in keys}, actor, at)


def _write(row: Calendar, days: dict[str, list[str]], names: dict[str, str], actor: Actor, at: datetime) -> Calendar:
    state = State({**row.spec, "days": days}, row.packs, names)
    return write(row, state, reason=CalendarVersion.Reason.DAYS, actor=actor, at=at)

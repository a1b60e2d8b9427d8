"""Making calendars, and the door for areas that keep one for somebody (a brand's working days)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars import policies
from anxin.domain.calendars.models import Calendar, CalendarVersion
from anxin.domain.calendars.operations.refusals import refusing
from anxin.domain.calendars.operations.writing import State, locked, state_of, write
from anxin.domain.calendars.rules.spec import read_spec
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid

LONGEST_NAME = 80


@transaction.atomic
def make(*, name: str, spec: Mapping[str, Any], actor: Actor, at: datetime) -> Calendar:
    """A new calendar. Raises Forbidden, and Invalid for `name` (empty, in use) or what is wrong in `spec`."""
    policies.require(actor)
    with refusing():
        read_spec(spec)
    row = Calendar(name=free_name(name))
    return write(row, State(spec, [], {}), reason=CalendarVersion.Reason.MADE, actor=actor, at=at)


@transaction.atomic
def keep(*, calendar_id: int | None = None, name: str, spec: Mapping[str, Any], actor: Actor, at: datetime) -> Calendar:
    """Make a calendar, or replace what `calendar_id` says itself; its packs stay. Who may do it, the caller knows.

    A name in use gets a number behind it. Raises Invalid(field="week") for a specification that is not well formed.
    """
    with refusing("week"):
        read_spec(spec)
    if calendar_id is None:
        row = Calendar(name=_numbered(name))
        return write(row, State(spec, [], {}), reason=CalendarVersion.Reason.MADE, actor=actor, at=at)
    row = locked(calendar_id)
    now = state_of(row)
    return write(row, State(spec, now.packs, now.names), reason=CalendarVersion.Reason.WEEK, actor=actor, at=at)


def free_name(name: str, *, but: int | None = None) -> str:
    """The name as it is kept. Raises Invalid(field="name") when it is empty, too long or another calendar's."""
    name = " ".join(name.split())
    if not name:
        raise Invalid(_("Please give the calendar a name."), field="name")
    if len(name) > LONGEST_NAME:
        raise Invalid(_("Please choose a shorter name."), field="name")
    if Calendar.objects.filter(name=name).exclude(pk=but).exists():
        raise Invalid(_("Another calendar has this name already."), field="name")
    return name


def _numbered(name: str) -> str:
    taken = set(Calendar.objects.filter(name__startswith=name[:70]).values_list("name", flat=True))
    tried, number = name[:LONGEST_NAME], 2
    while tried in taken:
        tried, number = f"{name[:70]} {number}", number + 1
    return tried

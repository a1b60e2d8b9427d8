"""Going back to how a calendar was: undo is a new version that says what an old one said."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars import policies
from anxin.domain.calendars.models import Calendar, CalendarVersion
from anxin.domain.calendars.operations.writing import locked, state_of, write
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound


@transaction.atomic
def restore(
    *, calendar_id: int, number: int, expected_version: int | None = None, actor: Actor, at: datetime
) -> Calendar:
    """Let the calendar say again what version `number` said.

    Raises Forbidden, NotFound, Conflict when the calendar is no longer at `expected_version`.
    """
    policies.require(actor)
    row = locked(calendar_id, expected_version)
    version = CalendarVersion.objects.filter(calendar=row, number=number).first()
    if version is None:
        raise NotFound(_("This version does not exist."))
    reason = CalendarVersion.Reason.RESTORED
    return write(row, state_of(version), reason=reason, actor=actor, at=at, restored=number)

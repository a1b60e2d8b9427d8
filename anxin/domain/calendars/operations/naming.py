"""Renaming a calendar, and deleting one nobody uses."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars import policies
from anxin.domain.calendars.events import CalendarDeleted, CalendarRenamed
from anxin.domain.calendars.models import Calendar
from anxin.domain.calendars.operations.keeping import free_name
from anxin.domain.calendars.operations.writing import locked
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict
from anxin.foundation.events.operations import Changed, record
from anxin.foundation.text.localised import in_language


@transaction.atomic
def rename(*, calendar_id: int, name: str, actor: Actor, at: datetime) -> Calendar:
    """Give the calendar another name. Raises Forbidden, NotFound, Invalid("name")."""
    policies.require(actor)
    row = locked(calendar_id)
    before, row.name = row.name, free_name(name, but=calendar_id)
    if before != row.name:
        row.save(update_fields=["name"])
        change = Changed("calendar", row.pk, "name", before, row.name)
        record(CalendarRenamed(calendar_id=row.pk), actor=actor, at=at, changes=[change])
    return row


@transaction.atomic
def delete(*, calendar_id: int, actor: Actor, at: datetime) -> None:
    """Remove the calendar with its versions. Raises Forbidden, NotFound, and Conflict while anything uses or names it."""
    policies.require(actor)
    row = locked(calendar_id)
    _refuse_held(row)
    change = Changed("calendar", row.pk, "name", row.name, None)
    try:
        row.delete()
    except ProtectedError as error:
        raise Conflict(_("This calendar is in use. Give those who use it another one first.")) from error
    record(CalendarDeleted(calendar_id=calendar_id), actor=actor, at=at, changes=[change])


def _refuse_held(row: Calendar) -> None:
    language = get_language() or "zh-hans"
    held = [in_language(names, language) for names in row.holds.order_by("pk").values_list("names", flat=True)]
    if held:
        text = _("This calendar is named by: %(names)s. Choose another one there first.")
        raise Conflict(text % {"names": str(_(", ")).join(dict.fromkeys(held))})

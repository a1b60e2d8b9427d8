"""How every change of a calendar is written: checked, as a new version, with an event that says what it was before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars.events import CalendarSaved
from anxin.domain.calendars.models import Calendar, CalendarVersion
from anxin.domain.calendars.operations.refusals import refusing
from anxin.domain.calendars.rules.layers import digest, effective
from anxin.domain.calendars.rules.spec import read_spec
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, NotFound
from anxin.foundation.events.operations import Changed, record


@dataclass(frozen=True)
class State:
    """Everything a version keeps."""

    spec: Mapping[str, Any]
    packs: Sequence[Mapping[str, Any]]
    names: Mapping[str, str]


def state_of(row: Calendar | CalendarVersion) -> State:
    """What a row says now."""
    return State(row.spec, row.packs, row.names)


def locked(calendar_id: int, expected_version: int | None = None) -> Calendar:
    """The calendar, locked. Raises NotFound, or Conflict when it is no longer at `expected_version`."""
    row = Calendar.objects.select_for_update().filter(pk=calendar_id).first()
    if row is None:
        raise NotFound(_("This calendar does not exist."))
    if expected_version is not None and row.version != expected_version:
        raise Conflict(_("This calendar was changed meanwhile. Please look again; every version is in the list."))
    return row


def write(
    calendar: Calendar, state: State, *, reason: str, actor: Actor, at: datetime, restored: int | None = None
) -> Calendar:
    """Make `state` the calendar's present one. The same state again writes nothing. Raises Invalid for a wrong one.

    The caller holds the row's lock, or the calendar is new.
    """
    before = state_of(calendar) if calendar.pk else None
    if before == state and calendar.version:
        return calendar
    with refusing():
        read_spec(effective(state.spec, state.packs))
    _keep_what_was_there(calendar)
    calendar.spec, calendar.packs, calendar.names = dict(state.spec), list(state.packs), dict(state.names)
    calendar.version += 1
    calendar.digest = digest(calendar.spec, calendar.packs)
    calendar.save()
    _add_version(calendar, reason=reason, restored=restored, at=at, actor_kind=actor.kind, actor_id=actor.id)
    event = CalendarSaved(calendar_id=calendar.pk, version=calendar.version)
    record(event, actor=actor, at=at, changes=_changes(calendar.pk, before, state))
    return calendar


def _keep_what_was_there(calendar: Calendar) -> None:
    """A calendar that was put into its table without an operation (delivered or demo data) gets its first version."""
    if calendar.pk and not calendar.version:
        calendar.version, calendar.digest = 1, digest(calendar.spec, calendar.packs)
        _add_version(calendar, reason=CalendarVersion.Reason.MADE)


def _add_version(calendar: Calendar, **said: Any) -> None:
    CalendarVersion.objects.create(
        calendar=calendar,
        number=calendar.version,
        spec=calendar.spec,
        packs=calendar.packs,
        names=calendar.names,
        digest=calendar.digest,
        **said,
    )


def _changes(calendar_id: int, before: State | None, after: State) -> list[Changed]:
    """Only fields that differ; a new calendar's have no before."""
    return [
        Changed("calendar", calendar_id, field, old, new)
        for field in ("spec", "packs", "names")
        if (old := getattr(before, field, None)) != (new := getattr(after, field))
    ]

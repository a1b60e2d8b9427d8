"""Writing the timeline: record an event with its changes, log who looked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from anxin.foundation import live
from anxin.foundation.actors import Actor
from anxin.foundation.events.jobs import react
from anxin.foundation.events.models import AccessLog, Change, Event, EventSubject
from anxin.foundation.events.reactions import name_of, wiring
from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True)
class Changed:
    """One field of one thing: before and after, JSON values."""

    kind: str
    subject_id: int
    field: str
    before: Any
    after: Any


def record(event: DomainEvent, *, actor: Actor, at: datetime, changes: Iterable[Changed] = ()) -> Event:
    """Append `event` to the timelines of its subjects and let everyone react. Raises RuntimeError outside a transaction."""
    if not connection.in_atomic_block:
        raise RuntimeError("events are recorded inside the transaction of what happened")
    row = Event.objects.create(
        type=event.type_name(), actor_kind=actor.kind, actor_id=actor.id, at=at, data=event.data()
    )
    subjects = event.subjects()
    EventSubject.objects.bulk_create([EventSubject(event=row, kind=kind, subject_id=id) for kind, id in subjects])
    Change.objects.bulk_create(
        [
            Change(event=row, kind=c.kind, subject_id=c.subject_id, field=c.field, before=c.before, after=c.after)
            for c in changes
        ]
    )
    _tell_reactions(event, row, actor, at)
    _publish(event)
    return row


def record_all(events: Sequence[DomainEvent], *, actor: Actor, at: datetime, is_quiet: bool = False) -> list[Event]:
    """Record many events that happened at once, in order, with few writes; like `record` without changes.

    `is_quiet`: open screens are not told, for what is long past (an import); telling of each took longer than writing it.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("events are recorded inside the transaction of what happened")
    given = [Event(type=e.type_name(), actor_kind=actor.kind, actor_id=actor.id, at=at, data=e.data()) for e in events]
    rows = Event.objects.bulk_create(given)
    about = [(row, kind, id) for event, row in zip(events, rows, strict=True) for kind, id in event.subjects()]
    EventSubject.objects.bulk_create([EventSubject(event=row, kind=kind, subject_id=id) for row, kind, id in about])
    for event, row in zip(events, rows, strict=True):
        _tell_reactions(event, row, actor, at)
        if not is_quiet:
            _publish(event)
    return rows


def _publish(event: DomainEvent) -> None:
    subjects = event.subjects()
    topics = [event.type_name().split(".")[0], *(f"{kind}.{id}" for kind, id in subjects)]
    live.publish(topics, kind=event.type_name(), id=subjects[0][1] if subjects else None)


def _tell_reactions(event: DomainEvent, row: Event, actor: Actor, at: datetime) -> None:
    for reaction in wiring().now.get(type(event), []):
        reaction(event, actor, at)
    for reaction in wiring().later.get(type(event), []):
        react.enqueue(event_id=row.pk, reaction=name_of(reaction))


def log_access(*, actor: Actor, at: datetime, kind: str, subject_id: int | None, what: str, reason: str = "") -> None:
    """Note that `actor` looked at `what` of a thing."""
    AccessLog.objects.create(
        actor_kind=actor.kind,
        actor_id=actor.id,
        at=at,
        kind=kind,
        subject_id=subject_id,
        what=what,
        reason=reason[:300],
    )

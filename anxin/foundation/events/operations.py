"""Writing the timeline: record an event with its changes, log who looked."""

from __future__ import annotations

from collections.abc import Iterable
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
    app = event.type_name().split(".")[0]
    live.publish(
        [app, *(f"{kind}.{id}" for kind, id in subjects)],
        kind=event.type_name(),
        id=subjects[0][1] if subjects else None,
    )
    return row


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

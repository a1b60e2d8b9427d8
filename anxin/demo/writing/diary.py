"""Collects what happened in the demo and writes it as timeline rows in one go, oldest first, without any reaction running."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from anxin.foundation.actors import Actor
from anxin.foundation.events.models import Event, EventSubject
from anxin.foundation.events.types import DomainEvent

BATCH = 500


@dataclass
class Diary:
    """Events that happened, in any order."""

    entries: list[tuple[datetime, int, DomainEvent, Actor]] = field(default_factory=list)

    def note(self, event: DomainEvent, actor: Actor, at: datetime) -> None:
        """Remember one event; those of the same instant keep the order they were noted in."""
        self.entries.append((at, len(self.entries), event, actor))

    def write(self) -> int:
        """Write everything, oldest first, so that ids and times agree; returns how many events."""
        self.entries.sort(key=lambda entry: entry[:2])
        rows = Event.objects.bulk_create(
            [
                Event(type=event.type_name(), actor_kind=actor.kind, actor_id=actor.id, at=at, data=event.data())
                for at, _order, event, actor in self.entries
            ],
            batch_size=BATCH,
        )
        EventSubject.objects.bulk_create(
            [
                EventSubject(event=row, kind=kind, subject_id=id)
                for row, entry in zip(rows, self.entries, strict=True)
                for kind, id in entry[2].subjects()
            ],
            batch_size=BATCH,
        )
        return len(rows)

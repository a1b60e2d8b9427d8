"""The job that carries one `later` reaction."""

from __future__ import annotations

import dataclasses
from typing import Any

from anxin.foundation import live
from anxin.foundation.actors import Actor
from anxin.foundation.events.models import Event
from anxin.foundation.events.reactions import find_reaction
from anxin.foundation.events.types import find_type
from anxin.foundation.jobs.registry import job


@job("events.react")
def react(*, event_id: int, reaction: str) -> None:
    """Run one reaction to a stored event; does nothing when event type or reaction no longer exist."""
    row = Event.objects.get(pk=event_id)
    event_type = find_type(row.type)
    found = find_reaction(event_type, reaction) if event_type else None
    if event_type is None or found is None:
        return
    fields: dict[str, Any] = {field.name: row.data.get(field.name) for field in dataclasses.fields(event_type)}
    found(event_type(**fields), Actor(kind=row.actor_kind, id=row.actor_id), row.at)  # type: ignore[arg-type]


@job("events.relay", max_attempts=1)
def relay(*, topics: list[str], message: dict[str, Any]) -> None:
    """Pass on what another process of this installation published, to the screens that hang on this one."""
    live.send_here(topics, message)

"""Who reacts to which event: gathered once from every app's `reactions.py` (dictionaries `NOW` and `LATER`)."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from anxin.foundation.actors import Actor
from anxin.foundation.events.types import DomainEvent

# A reaction gets the event, who caused it and when; `later` ones must be idempotent and reload state by id.
Reaction = Callable[[Any, Actor, datetime], None]


@dataclass(frozen=True)
class Wiring:
    """Event class → reactions: `now` in the same transaction, `later` as jobs written in it."""

    now: dict[type[DomainEvent], list[Reaction]]
    later: dict[type[DomainEvent], list[Reaction]]


@cache
def wiring() -> Wiring:
    """All reactions of all installed apps, lowest tier first."""
    now: dict[type[DomainEvent], list[Reaction]] = {}
    later: dict[type[DomainEvent], list[Reaction]] = {}
    for config in apps.get_app_configs():
        if config.module is None or not module_has_submodule(config.module, "reactions"):
            continue
        module = importlib.import_module(f"{config.name}.reactions")
        for target, source in ((now, getattr(module, "NOW", {})), (later, getattr(module, "LATER", {}))):
            for event_type, reactions in source.items():
                target.setdefault(event_type, []).extend(reactions)
    return Wiring(now=now, later=later)


def name_of(reaction: Reaction) -> str:
    """Dotted name a job carries."""
    return f"{reaction.__module__}:{reaction.__qualname__}"


def find_reaction(event_type: type[DomainEvent], name: str) -> Reaction | None:
    """The `later` reaction called `name`, or None when it is no longer wired."""
    return next((r for r in wiring().later.get(event_type, []) if name_of(r) == name), None)

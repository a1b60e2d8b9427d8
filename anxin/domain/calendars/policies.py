"""Who may see and change calendars: they are shared by all brands, so a right limited to some of them does not change any."""

from __future__ import annotations

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden

PERMISSION = "settings.calendars"


def may_see(actor: Actor) -> bool:
    """Whether the pages about calendars are for this actor."""
    return actor.can(PERMISSION)


def may_change(actor: Actor) -> bool:
    """Whether the actor holds the right without limits."""
    return actor.can(PERMISSION, {})


def require(actor: Actor) -> None:
    """Raise Forbidden unless the actor may change calendars."""
    if not may_change(actor):
        raise Forbidden

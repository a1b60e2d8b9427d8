"""Who may change promises: they bind the whole house, so a right limited to some brands does not."""

from __future__ import annotations

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden

PERMISSION = "settings.rights"


def may_change(actor: Actor) -> bool:
    """Whether the actor holds the right without limits."""
    return actor.can(PERMISSION, {})


def require(actor: Actor) -> None:
    """Raise Forbidden unless the actor may change promises."""
    if not may_change(actor):
        raise Forbidden


def require_ask(actor: Actor) -> None:
    """Raise Forbidden unless the actor works with cases."""
    if not actor.can("cases.view"):
        raise Forbidden

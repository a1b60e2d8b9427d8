"""Typed refusals: what an operation says when it will not. Forms show them beside the field, the API as problem documents."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A request that is understood and declined. `message` is for the reader, already translatable; `field` names the culprit.

    Subclasses set `code` (stable, for machines) and `status` (the HTTP status surfaces answer with).
    """

    code = "refused"
    status = 422
    message: Any = _("This is not possible.")

    def __init__(self, message: Any = None, *, field: str | None = None, **details: Any) -> None:
        self.message = message or self.message
        self.field = field
        self.details = details
        super().__init__(str(self.message))


class Invalid(Refusal):
    """A value cannot be accepted; `field` says which."""

    code = "invalid"
    message = _("Please check this value.")


class NotFound(Refusal):
    """There is no such thing, or this actor may not know of it: both look alike."""

    code = "not_found"
    status = 404
    message = _("We could not find this.")


class Forbidden(Refusal):
    """The actor sees the thing but may not do this to it."""

    code = "forbidden"
    status = 403
    message = _("You do not have the right to do this.")


class Conflict(Refusal):
    """The thing changed meanwhile, or is in a state where this cannot be done any more."""

    code = "conflict"
    status = 409
    message = _("Somebody else changed this meanwhile. Please look again.")

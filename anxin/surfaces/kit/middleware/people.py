"""Puts the acting person on the request: `request.actor`, looked up when first asked for."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from anxin.domain.accounts.queries import actor_of
from anxin.foundation.actors import Actor

NOBODY = Actor(kind="customer")


class People:
    """`request.actor` is the staff member with everything granted, or an actor who may nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Attach the actor, then answer."""
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self._get_response(request)


def _actor(request: HttpRequest) -> Actor:
    user = getattr(request, "user", None)
    return actor_of(user) if user is not None and user.is_authenticated else NOBODY  # type: ignore[arg-type]

"""Quiet limits on forms that need no account: generous for people, in the way of programs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from anxin.surfaces.kit import errors


@dataclass(frozen=True)
class Limit:
    """At most `count` times within `seconds`, counted per `purpose` and key."""

    purpose: str
    count: int
    seconds: int

    def is_over(self, key: str) -> bool:
        """Count one more for `key`; True when that was too many. Keys are hashed: a cache is no place for phone numbers."""
        name = f"limit:{self.purpose}:{hashlib.sha256(key.encode()).hexdigest()[:32]}"
        if cache.add(name, 1, self.seconds):
            return False
        try:
            return cache.incr(name) > self.count
        except ValueError:  # it ran out between the two calls
            return False


def address_of(request: HttpRequest) -> str:
    """Where the request comes from; one address may stand for a whole town behind a carrier's gateway."""
    return str(request.META.get("REMOTE_ADDR", ""))


def refuse(request: HttpRequest) -> HttpResponse:
    """The page that asks for patience, with the hotline as the way around."""
    response = errors.page(request, 429)
    response.headers["Retry-After"] = "60"
    return response

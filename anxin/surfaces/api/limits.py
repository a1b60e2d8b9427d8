"""How often one caller may ask: a fixed window of a minute per token or person, told in headers."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from ninja.throttling import BaseThrottle

WINDOW_SECONDS = 60


class PerCaller(BaseThrottle):
    """At most `ANXIN_API_REQUESTS_PER_MINUTE` requests a minute of each caller."""

    def allow_request(self, request: HttpRequest) -> bool:
        """Count this request; whether it is still inside the limit."""
        limit: int = settings.API_REQUESTS_PER_MINUTE
        window = int(time.time()) // WINDOW_SECONDS
        key = f"api.{request.caller.replace(' ', '.')}.{window}"  # type: ignore[attr-defined]
        cache.add(key, 0, WINDOW_SECONDS * 2)
        try:
            count = cache.incr(key)
        except ValueError:  # it fell out of the cache between the two lines
            count = 1
        request.rate = (limit, max(0, limit - count))  # type: ignore[attr-defined]
        return count <= limit

    def wait(self) -> int:
        """Seconds until the next window begins."""
        return WINDOW_SECONDS - int(time.time()) % WINDOW_SECONDS


def tell(request: HttpRequest, response: HttpResponse) -> None:
    """Say in headers how much is left of this minute."""
    rate = getattr(request, "rate", None)
    if rate is not None:
        response["RateLimit-Limit"], response["RateLimit-Remaining"] = map(str, rate)

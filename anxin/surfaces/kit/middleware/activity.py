"""Notes where people are logged in, at most every five minutes: a page that only reads must not write."""

from __future__ import annotations

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

EVERY_SECONDS = 300


class Activity(UserSessionsMiddleware):  # type: ignore[misc]
    """allauth's record of sessions, throttled per session."""

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note the session if that is due, then answer."""
        key = request.session.session_key if hasattr(request, "session") else None
        if key and cache.add(f"seen:{key}", True, EVERY_SECONDS):
            answered: HttpResponse = super().__call__(request)
            return answered
        response: HttpResponse = self.get_response(request)
        return response

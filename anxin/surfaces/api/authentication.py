"""Who asks: a program by its token, or one of our own islands by the session of the person in front of it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from ninja.errors import HttpError
from ninja.security import APIKeyCookie, HttpBearer

from anxin.domain.accounts.operations import tokens
from anxin.foundation import clock
from anxin.foundation.actors import Actor


class Token(HttpBearer):
    """`Authorization: Bearer axn_…`; acts for the token's person within its scopes."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:
        """The acting person, also put on the request; None for a token that does not work."""
        found = tokens.use(secret=token.strip(), at=clock.now())
        if found is None:
            return None
        row, actor = found
        request.actor = actor  # type: ignore[attr-defined]
        request.caller = f"token {row.pk}"  # type: ignore[attr-defined]
        return actor


class Session(APIKeyCookie):
    """The desk's own session; whatever changes something needs the CSRF token in `X-CSRFToken`."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self) -> None:
        super().__init__(csrf=False)  # asked below, only of those who have a session: strangers get 401, not 403

    def authenticate(self, request: HttpRequest, key: str | None) -> Actor | None:
        """The logged-in person; None without log-in. Raises HttpError 403 when the CSRF token is missing or foreign."""
        if not request.user.is_authenticated:
            return None
        if not _has_csrf_token(request):
            raise HttpError(403, "CSRF token missing or wrong")
        request.caller = f"staff {request.user.pk}"  # type: ignore[attr-defined]
        actor: Actor = request.actor  # type: ignore[attr-defined]
        return actor


class _Csrf(CsrfViewMiddleware):
    """Django's check without the page it would show."""

    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return HttpResponseForbidden(reason)


def _has_csrf_token(request: HttpRequest) -> bool:
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    check = _Csrf(view)
    request.csrf_processing_done = False  # type: ignore[attr-defined]
    check.process_request(request)
    return check.process_view(request, view, (), {}) is None

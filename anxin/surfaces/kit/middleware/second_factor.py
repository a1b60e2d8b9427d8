"""People who may change settings prove who they are twice: without a second factor they first set one up."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anxin.domain.accounts.queries import must_add_second_factor
from anxin.foundation.errors import Forbidden
from anxin.surfaces.kit import errors
from anxin.surfaces.kit.pages import see_other

GUARDED = ("/desk/", "/api/")


class SecondFactor:
    """Leads to the set-up page of the second factor; programs with a token have no session and pass."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Guard the desk and what its scripts call, nothing else: log-in and profile must stay reachable."""
        if not request.path.startswith(GUARDED) or not request.user.is_authenticated:
            return self._get_response(request)
        if not must_add_second_factor(request.actor):  # type: ignore[attr-defined]
            return self._get_response(request)
        if request.path.startswith("/api/"):
            return errors.page(request, 403, str(Forbidden.message))
        return see_other(request, reverse("mfa_activate_totp"))

"""The house as a whole: its look on every page, and nothing but the first-run page until it is set up."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import SimpleLazyObject

from anxin.domain.accounts.queries import installation
from anxin.surfaces.kit.house import of_house

FIRST_RUN = "/setup/"
# What answers on an empty installation too: the page itself, its styles, and monitoring.
OPEN = (FIRST_RUN, "/static/", "/kit/", "/health", "/metrics", "/api/")
# Removing the demo may leave an installation without people: its first-run page opens again, at the latest after this.
BELIEVED_SECONDS = 10.0


class House:
    """Sets `request.brand`; portal pages replace it by the brand they are about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._set_up_until = 0.0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Lead to the first run while it is not done; asks the database now and then."""
        request.brand = SimpleLazyObject(of_house)  # type: ignore[attr-defined]
        if time.monotonic() >= self._set_up_until and not request.path.startswith(OPEN):
            if installation().set_up_at is None:
                return HttpResponseRedirect(FIRST_RUN, status=303)
            self._set_up_until = time.monotonic() + BELIEVED_SECONDS
        return self._get_response(request)

"""The house as a whole: its look on every page, and nothing but the first-run page until it is set up."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import SimpleLazyObject

from anxin.domain.accounts.queries import installation
from anxin.surfaces.kit.house import of_house

FIRST_RUN = "/setup/"
# What answers on an empty installation too: the page itself, its styles, and monitoring.
OPEN = (FIRST_RUN, "/static/", "/kit/", "/health", "/metrics")


class House:
    """Sets `request.brand`; portal pages replace it by the brand they are about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response
        self._is_set_up = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Lead to the first run while it is not done; asks the database only until it is."""
        request.brand = SimpleLazyObject(of_house)  # type: ignore[attr-defined]
        if not self._is_set_up and not request.path.startswith(OPEN):
            self._is_set_up = installation().set_up_at is not None
            if not self._is_set_up:
                return HttpResponseRedirect(FIRST_RUN, status=303)
        return self._get_response(request)

"""A refusal nobody caught becomes the right error page: 404 and 403 look alike to those who may not know."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from anxin.foundation.errors import Forbidden, NotFound, Refusal
from anxin.surfaces.kit import errors


class Refusals:
    """Turns refusals of operations into pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Nothing on the way in; see `process_exception`."""
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Page for an uncaught refusal; other exceptions stay what they are."""
        if isinstance(exception, NotFound | Forbidden):
            return errors.page(request, 404)
        if isinstance(exception, Refusal):
            return errors.page(request, exception.status, str(exception.message))
        return None

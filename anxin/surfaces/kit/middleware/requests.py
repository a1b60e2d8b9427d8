"""Every request gets an id, a log line and its place in the metrics."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog
from django.http import HttpRequest, HttpResponse
from prometheus_client import Histogram

from anxin.foundation.ids import new_code

log = structlog.get_logger("http")
SECONDS = Histogram("anxin_http_seconds", "Time to answer a request", ["route", "method", "status"])


class RequestLog:
    """Outermost middleware: measures and logs, never the query string or body (they may hold personal data)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then note route, status and milliseconds; the answer carries the request's id."""
        structlog.contextvars.bind_contextvars(request=(request_id := new_code(8)))
        began = time.perf_counter()
        response = self._get_response(request)
        seconds = time.perf_counter() - began
        route = getattr(getattr(request, "resolver_match", None), "route", "") or "-"
        SECONDS.labels(route, request.method, response.status_code).observe(seconds)
        level = log.warning if response.status_code >= 500 else log.info if seconds > 1 else log.debug
        level("answered", route=route, method=request.method, status=response.status_code, ms=round(seconds * 1000, 1))
        response["X-Request-Id"] = request_id
        structlog.contextvars.clear_contextvars()
        return response

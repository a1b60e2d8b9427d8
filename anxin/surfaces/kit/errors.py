"""Pages for what goes wrong: each says what happened, what is not lost, and where to go."""

from __future__ import annotations

from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from anxin.surfaces.kit.problems import is_for_program, problem

log = structlog.get_logger("http")
STATUSES = (400, 403, 404, 413, 429, 500)


def page(request: HttpRequest, status: int, message: str = "", **context: Any) -> HttpResponse:
    """The page for `status`, with what the operation said if anything; a status without an own page shows that of its hundred. Below /api a problem document."""
    if is_for_program(request):
        return problem(status, detail=message)
    shown = status if status in STATUSES else (500 if status >= 500 else 400)
    return render(request, f"kit/errors/{shown}.html", {"status": status, "message": message, **context}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or came from elsewhere."""
    return page(request, 403, is_stale=True)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: answers even when the page itself cannot be rendered, because then the reason may lie in rendering."""
    try:
        return page(request, 500)
    except Exception:
        log.exception("error_page_failed")
        text = "出错了，请稍后再试。 Something went wrong, please try again."
        return HttpResponse(text, status=500, content_type="text/plain; charset=utf-8")

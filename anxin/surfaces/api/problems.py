"""Turns everything an endpoint raises into a problem document: never a page, whatever went wrong."""

from __future__ import annotations

import structlog
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, Throttled, ValidationError

from anxin.foundation.errors import Refusal
from anxin.surfaces.kit.problems import MEDIA_TYPE, problem

log = structlog.get_logger("api")


def of_refusal(refusal: Refusal) -> HttpResponse:
    """What an operation refused."""
    message = str(refusal.message)
    errors = [{"field": refusal.field, "message": message}] if refusal.field else []
    return problem(refusal.status, code=refusal.code, detail=message, errors=errors)


def register(api: NinjaAPI) -> None:
    """Answer everything an endpoint raises with a problem document."""
    api.add_exception_handler(Refusal, lambda _request, error: of_refusal(error))
    api.add_exception_handler(ValidationError, lambda _request, error: _of_validation(error))
    api.add_exception_handler(AuthenticationError, lambda _request, _error: unauthenticated())
    api.add_exception_handler(Throttled, lambda _request, error: _of_throttling(error))
    api.add_exception_handler(HttpError, lambda _request, error: problem(error.status_code, detail=str(error)))
    api.add_exception_handler(Http404, lambda _request, _error: problem(404))
    api.add_exception_handler(RequestDataTooBig, lambda _request, _error: problem(413))
    api.add_exception_handler(MultiPartParserError, lambda _request, _error: problem(400))
    api.add_exception_handler(SuspiciousOperation, lambda _request, _error: problem(400))
    api.add_exception_handler(Exception, _unforeseen)


def unauthenticated() -> HttpResponse:
    """Nobody known is asking."""
    response = problem(401, detail=_("A valid token or session is needed."))
    response["WWW-Authenticate"] = 'Bearer realm="anxin"'
    return response


def of_response(response: HttpResponse) -> HttpResponse:
    """An error some other layer answered in its own way, as a problem document; everything else unchanged."""
    if response.status_code < 400 or response.headers.get("Content-Type", "").startswith(MEDIA_TYPE):
        return response
    made = problem(response.status_code)
    for header in ("Allow", "Retry-After"):
        if header in response.headers:
            made[header] = response.headers[header]
    return made


def _of_validation(error: ValidationError) -> HttpResponse:
    found = [
        {"field": ".".join(str(part) for part in each["loc"][1:] if part != "data"), "message": each["msg"]}
        for each in error.errors
    ]
    return problem(422, errors=found)


def _of_throttling(error: Throttled) -> HttpResponse:
    response = problem(429)
    response["Retry-After"] = str(error.wait or 1)
    return response


def _unforeseen(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("endpoint failed", path=request.path, exc_info=error)
    return problem(500)

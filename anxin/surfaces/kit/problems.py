"""Problem documents (RFC 9457): how programs are told no, by the API and by whatever stands in front of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse

MEDIA_TYPE = "application/problem+json"
API = "/api/"
_CODES = {
    400: "malformed",
    401: "not_authenticated",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    429: "too_many_requests",
}


def is_for_program(request: HttpRequest) -> bool:
    """Whether the request goes to the API, where no page is ever shown."""
    return request.path.startswith(API)


def problem(status: int, *, code: str = "", detail: str = "", errors: Iterable[Mapping[str, str]] = ()) -> HttpResponse:
    """A problem document. `code` is stable and for programs, `detail` for people, `errors` name fields."""
    code = code or _CODES.get(status, "error")
    content: dict[str, Any] = {
        "type": f"urn:anxin:problem:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
    }
    if detail:
        content["detail"] = detail
    if listed := list(errors):
        content["errors"] = listed
    return HttpResponse(json.dumps(content, ensure_ascii=False), status=status, content_type=MEDIA_TYPE)

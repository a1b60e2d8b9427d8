"""Answers: a whole page, or, asked by htmx, one named partial of that page's own template; and where to go after a form."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers


def is_partial(request: HttpRequest) -> bool:
    """Whether htmx asks for a part: not for a boosted link nor when it restores a page from history."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request  # type: ignore[union-attr]


def render_page(
    request: HttpRequest,
    template: str,
    context: dict[str, Any] | None = None,
    *,
    partial: str | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; for htmx only `{% partialdef PARTIAL %}` of the same template, with waiting toasts brought along out of band.

    Answer a form with errors with `status=422`: htmx shows it in place.
    """
    if partial and is_partial(request):
        response = render(request, f"{template}#{partial}", context, status=status)
        if len(messages.get_messages(request)):
            response.content += render_to_string("kit/_toasts.html", {"oob": True}, request=request).encode()
    else:
        response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def see_other(request: HttpRequest, url: str, *, target: str | None = None) -> HttpResponse:
    """Go to `url` after a form: 303; for htmx a whole load of the page, or with `target` ("#main") a load into that element."""
    if not is_partial(request):
        return HttpResponseRedirect(url, status=303)
    response = HttpResponse(status=204)
    if target:
        response.headers["HX-Location"] = json.dumps(
            {"path": url, "target": target, "select": target, "swap": "outerHTML"}
        )
    else:
        response.headers["HX-Redirect"] = url
    return response


def no_content(request: HttpRequest) -> HttpResponse:
    """Done, nothing to show (drafts, read marks)."""
    return HttpResponse(status=204)

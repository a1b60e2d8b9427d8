"""List and reading pane, the HTML part under a sandbox of its own, attachments."""

from __future__ import annotations

from typing import Any

from csp.decorators import csp_exempt
from django.http import HttpRequest, HttpResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin

from anxin.demo import mailbox
from anxin.domain.accounts.queries import installation
from anxin.foundation.errors import NotFound
from anxin.surfaces.kit.access import staff
from anxin.surfaces.kit.pages import render_page

# The HTML of a mail runs nothing, loads nothing and belongs to no origin; only its own inline styles hold.
_SANDBOX = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"


@staff()
def index(request: HttpRequest) -> HttpResponse:
    """The newest mails."""
    _only_in_demo()
    return render_page(request, "desk/mailbox/index.html", {"mails": _mails(), "chosen": None})


@staff()
def mail(request: HttpRequest, name: str) -> HttpResponse:
    """One mail beside the list."""
    chosen = _get(name)
    body = chosen.message.get_body(("plain",))
    context = {
        "mails": _mails(),
        "chosen": _shown(chosen),
        "has_html": chosen.message.get_body(("html",)) is not None,
        "plain": body.get_content() if body else "",
        "files": [(number, part.get_filename() or "?") for number, part in _files(chosen)],
    }
    return render_page(request, "desk/mailbox/index.html", context)


@csp_exempt()
@xframe_options_sameorigin
@staff()
def html(request: HttpRequest, name: str) -> HttpResponse:
    """The HTML part for the frame."""
    part = _get(name).message.get_body(("html",))
    if part is None:
        raise NotFound
    response = HttpResponse(part.get_content())
    response.headers["Content-Security-Policy"] = _SANDBOX
    return response


@staff()
def attachment(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """A file of a mail, always as a download."""
    for index, part in _files(_get(name)):
        if index == number:
            content = part.get_content()
            response = HttpResponse(content, content_type="application/octet-stream")
            response.headers["Content-Disposition"] = _disposition(part.get_filename() or "file")
            return response
    raise NotFound


def _only_in_demo() -> None:
    if not installation().holds_demo_data:
        raise NotFound


def _get(name: str) -> mailbox.Mail:
    _only_in_demo()
    found = mailbox.find(name)
    if found is None:
        raise NotFound
    return found


def _mails() -> list[dict[str, Any]]:
    return [_shown(found) for name in mailbox.names(100) if (found := mailbox.find(name))]


def _shown(found: mailbox.Mail) -> dict[str, Any]:
    message = found.message
    return {
        "name": found.name,
        "at": found.arrived_at,
        "subject": str(message["Subject"] or ""),
        "from": str(message["From"] or ""),
        "to": str(message["To"] or ""),
    }


def _files(found: mailbox.Mail) -> list[tuple[int, Any]]:
    return list(enumerate(found.message.iter_attachments(), start=1))


def _disposition(name: str) -> str:
    from django.utils.http import content_disposition_header

    return content_disposition_header(True, name) or "attachment"

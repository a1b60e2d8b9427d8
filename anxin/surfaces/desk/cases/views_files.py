"""Attachments for those who may see the case they belong to. Nothing in them ever runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpRequest, HttpResponse

from anxin.domain.cases import queries
from anxin.domain.conversations import queries as conversations
from anxin.foundation.errors import NotFound
from anxin.foundation.files import pictures, store
from anxin.surfaces.kit import access

if TYPE_CHECKING:
    from anxin.domain.conversations.models import Attachment

_IN_PLACE = ("image/", "video/", "audio/")


@access.staff("cases.view")
def attachment(request: HttpRequest, code: str) -> HttpResponse:
    """The file itself: pictures, films and sound in place, everything else as a download."""
    found = _find(request, code)
    in_place = found.file.media_type.startswith(_IN_PLACE)
    return _answer(store.path_of(found.file.sha256), found.file.media_type, "" if in_place else found.name)


@access.staff("cases.view")
def preview(request: HttpRequest, code: str, size: str) -> HttpResponse:
    """A smaller form of a picture."""
    found = _find(request, code)
    if not found.file.is_picture:
        raise NotFound
    return _answer(pictures.preview(found.file.sha256, size), "image/webp")


def _find(request: HttpRequest, code: str) -> Attachment:
    found = conversations.find_attachment(code)
    if found is None or not queries.may_see_attachment(request.actor, found.message_id):  # type: ignore[attr-defined]
        raise NotFound
    return found


def _answer(path: Path, media_type: str, download_as: str = "") -> HttpResponse:
    try:
        response = FileResponse(
            path.open("rb"), content_type=media_type, as_attachment=bool(download_as), filename=download_as
        )
    except FileNotFoundError as error:
        raise NotFound from error
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, max-age=86400, immutable"
    response._csp_exempt = True  # type: ignore[attr-defined]
    return response

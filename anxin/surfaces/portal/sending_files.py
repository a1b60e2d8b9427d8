"""Answering with a kept content: never run by the browser, never guessed, never shown inside a foreign page."""

from __future__ import annotations

from django.http import FileResponse, HttpResponseBase

from anxin.foundation.errors import NotFound
from anxin.foundation.files import kinds, pictures, store
from anxin.foundation.files.models import StoredFile

# PDF is saved: the browser's viewer does not run inside a sandbox.
_SHOWN = kinds.PICTURES | kinds.VIDEOS
_POLICY = "default-src 'none'; img-src 'self'; media-src 'self'; sandbox"


def content(file: StoredFile, name: str) -> HttpResponseBase:
    """The file itself: photos and videos open in the browser, everything else is saved."""
    path = store.path_of(file.sha256)
    if not path.exists():
        raise NotFound
    is_shown = file.media_type in _SHOWN
    response = FileResponse(
        path.open("rb"),
        content_type=file.media_type if is_shown else "application/octet-stream",
        as_attachment=not is_shown,
        filename=name,
    )
    return _locked_down(response)


def preview(file: StoredFile, size: str = "small") -> HttpResponseBase:
    """A small WebP of a picture. Raises NotFound for anything that is none."""
    if not file.is_picture or not store.path_of(file.sha256).exists():
        raise NotFound
    return _locked_down(FileResponse(pictures.preview(file.sha256, size).open("rb"), content_type="image/webp"))


def _locked_down(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response

"""Files a customer chose: checked one by one, the good ones kept between tries, so that nobody chooses photos twice.

Kept files stand in the browser session under unguessable codes; the form carries the codes. Nobody else's session can use them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from anxin.domain.conversations.types import NewFile
from anxin.foundation.errors import Invalid, Refusal
from anxin.foundation.files import kinds
from anxin.foundation.files.models import StoredFile
from anxin.foundation.files.operations import LARGEST_BYTES, accept
from anxin.foundation.ids import new_code

MOST = 6
MEGABYTES = LARGEST_BYTES // (1024 * 1024)
ACCEPT = "image/*,video/*,application/pdf"
_TAKEN = kinds.PICTURES | kinds.VIDEOS | {"application/pdf"}
_SESSION_KEY = "kept_files"
_MOST_IN_SESSION = 30
Upload: TypeAlias = "UploadedFile[Any]"


@dataclass(frozen=True)
class Kept:
    """A good file waiting for the rest of the form."""

    code: str
    file_id: int
    name: str
    size_bytes: int
    is_picture: bool

    @property
    def ending(self) -> str:
        """What stands where there is no preview: PDF, MP4."""
        return self.name.rpartition(".")[2][:4].upper()


@dataclass
class Chosen:
    """All files of one form: the good ones, and what is wrong with the others."""

    kept: list[Kept] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def room(self) -> int:
        """How many more fit; when none do, the server says which of the new ones is too many."""
        return MOST - len(self.kept) or MOST

    @property
    def files(self) -> list[NewFile]:
        """As operations take them."""
        return [NewFile(each.file_id, each.name) for each in self.kept]


def take_in(request: HttpRequest, *, at: datetime) -> Chosen:
    """The files of a posted form: those kept before and still ticked, then the new ones in the order chosen."""
    chosen = Chosen([kept for code in request.POST.getlist("kept")[:MOST] if (kept := find_kept(request, code))])
    for upload in request.FILES.getlist("files"):
        try:
            if len(chosen.kept) >= MOST:
                raise Invalid(_("only %(most)d files fit into one message.") % {"most": MOST})
            chosen.kept.append(_keep(request, upload, at))
        except Refusal as refusal:
            chosen.errors.append(_("“%(name)s”: %(why)s") % {"name": _name(upload), "why": refusal.message})
    return chosen


def find_kept(request: HttpRequest, code: str) -> Kept | None:
    """The file this browser kept under that code, or None."""
    held = request.session.get(_SESSION_KEY, {}).get(code)
    return Kept(code=code, **held) if held else None


def forget(request: HttpRequest, chosen: Chosen) -> None:
    """The form went through: its files belong to a message now."""
    held: dict[str, Any] = request.session.get(_SESSION_KEY, {})
    for each in chosen.kept:
        held.pop(each.code, None)
    if _SESSION_KEY in request.session:
        request.session[_SESSION_KEY] = held


def _keep(request: HttpRequest, upload: Upload, at: datetime) -> Kept:
    if upload.size and upload.size <= LARGEST_BYTES and kinds.sniff(upload) not in _TAKEN:
        raise Invalid(_("we can take photos, videos and PDF here."))
    stored = accept(source=upload, size_bytes=upload.size or 0, at=at)
    kept = Kept(new_code(26), stored.pk, _name(upload), stored.size_bytes, stored.is_picture)
    _remember(request, kept, stored)
    return kept


def _remember(request: HttpRequest, kept: Kept, stored: StoredFile) -> None:
    held: dict[str, Any] = request.session.get(_SESSION_KEY, {})
    held[kept.code] = {
        "file_id": stored.pk,
        "name": kept.name,
        "size_bytes": kept.size_bytes,
        "is_picture": kept.is_picture,
    }
    while len(held) > _MOST_IN_SESSION:
        held.pop(next(iter(held)))
    request.session[_SESSION_KEY] = held


def _name(upload: Upload) -> str:
    """The sender's name for it without characters nobody can see."""
    return "".join(c for c in (upload.name or "") if c.isprintable())[-120:] or "file"

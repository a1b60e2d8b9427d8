"""Accepting a file from outside: refuse what is too large or of a foreign kind, clean pictures, keep the content once; and letting it go."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import IO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.foundation.db.references import referring
from anxin.foundation.errors import Invalid
from anxin.foundation.files import kinds, pictures, store
from anxin.foundation.files.models import StoredFile

LARGEST_BYTES = 20 * 1024 * 1024


def accept(
    *, source: IO[bytes], size_bytes: int, at: datetime, field: str = "files", largest_bytes: int = LARGEST_BYTES
) -> StoredFile:
    """Check and keep one uploaded content. Raises Invalid(field) naming what is wrong: empty, too large, or a kind we do not take."""
    if size_bytes == 0:
        raise Invalid(_("This file is empty."), field=field)
    if size_bytes > largest_bytes:
        limit = largest_bytes // (1024 * 1024)
        raise Invalid(_("This file is larger than %(limit)d MB.") % {"limit": limit}, field=field)
    media_type = kinds.sniff(source)
    if media_type not in kinds.ACCEPTED:
        raise Invalid(
            _("We can take photos, videos, sound, PDF, Word, Excel, text and ZIP files, but not this one."), field=field
        )
    return keep(source=source, media_type=media_type, at=at, field=field)


def keep(*, source: IO[bytes], media_type: str, at: datetime, field: str = "files") -> StoredFile:
    """Keep a content whose kind is known; the same content again gives the same row. Raises Invalid for a broken picture."""
    width = height = None
    if media_type in kinds.PICTURES:
        try:
            source, media_type, width, height = pictures.clean(source, media_type)
        except pictures.UnreadablePicture as error:
            raise Invalid(_("This picture cannot be opened."), field=field) from error
    source.seek(0)
    sha256, size = store.keep(source)
    row, _made = StoredFile.objects.get_or_create(
        sha256=sha256,
        defaults={"size_bytes": size, "media_type": media_type, "width": width, "height": height, "stored_at": at},
    )
    return row


def adopt(*, source: Path, sha256: str, size_bytes: int, media_type: str, at: datetime) -> StoredFile:
    """Keep a file of ours that lies on disk already, whatever it holds. Raises OSError."""
    store.adopt(source, sha256)
    row, _made = StoredFile.objects.get_or_create(
        sha256=sha256, defaults={"size_bytes": size_bytes, "media_type": media_type, "stored_at": at}
    )
    return row


def drop(file_ids: Collection[int]) -> int:
    """Let contents go that nobody attaches any more, bytes and previews too; returns how many. Others, and unknown ids, stay.

    The bytes go after the transaction is committed: a rolled-back one has lost nothing.
    """
    used = referring(StoredFile, file_ids)
    gone = list(StoredFile.objects.filter(pk__in=[id for id in file_ids if id not in used]))
    StoredFile.objects.filter(pk__in=[row.pk for row in gone]).delete()
    transaction.on_commit(lambda: [_remove(row.sha256) for row in gone])
    return len(gone)


def _remove(sha256: str) -> None:
    # The same content may have come again meanwhile: then it stays.
    if StoredFile.objects.filter(sha256=sha256).exists():
        return
    store.path_of(sha256).unlink(missing_ok=True)
    for preview in (store.folder() / "previews" / sha256[:2]).glob(f"{sha256}-*"):
        preview.unlink(missing_ok=True)

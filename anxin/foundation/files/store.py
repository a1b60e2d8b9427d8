"""Contents on disk: `files/ab/cd/<sha256>` in the data folder, written beside and moved into place, never changed afterwards."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

from django.conf import settings

CHUNK = 1024 * 1024


def folder() -> Path:
    """Root of the file store."""
    return Path(settings.DATA) / "files"


def path_of(sha256: str) -> Path:
    """Where the content with that hash is (or would be)."""
    return folder() / sha256[:2] / sha256[2:4] / sha256


def keep(source: IO[bytes]) -> tuple[str, int]:
    """Copy `source` from its present position into the store, synced to disk; returns (sha256, size in bytes)."""
    folder().mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    with tempfile.NamedTemporaryFile(dir=folder(), prefix=".new-", delete=False) as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            size += len(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    final = path_of(digest.hexdigest())
    final.parent.mkdir(parents=True, exist_ok=True)
    Path(target.name).replace(final)
    return digest.hexdigest(), size


def adopt(source: Path, sha256: str) -> None:
    """Take over a file that lies on disk, synced, and whose hash is known: as a second name of it, without copying where the disk allows."""
    final = path_of(sha256)
    if final.exists():
        return
    final.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, final)
    except FileExistsError:
        return
    except OSError:
        with source.open("rb") as content:
            keep(content)

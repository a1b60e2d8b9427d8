"""The backup file: a tar of database copy, kept files and keys with a list of checksums; written beside, checked, moved into place."""

from __future__ import annotations

import hashlib
import json
import tarfile
import tempfile
import zlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from anxin.foundation.backup import dump
from anxin.foundation.backup.dump import BackupError

LIST = "contents.json"
KEY = "secret.key"


@dataclass(frozen=True)
class Backup:
    """A backup on disk. `verified_at` is None when it was never read back."""

    path: Path
    made_at: datetime
    verified_at: datetime | None
    size_bytes: int


def folder() -> Path:
    """Where backups are kept."""
    return Path(settings.DATA) / "backups"


def make(*, at: datetime, target: Path | None = None) -> Path:
    """Write a backup (to `target`, else under its date), read it back, and return its path. Raises BackupError."""
    target = target or folder() / f"anxin-{at:%Y%m%d-%H%M%S}.tar.gz"
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".making-") as scratch:
        copy = Path(scratch) / dump.name()
        dump.write(copy)
        unfinished = Path(scratch) / "backup.tar.gz"
        _pack(unfinished, copy, at)
        unfinished.chmod(0o600)
        unfinished.replace(target)
    verify(target, at=at)
    return target


def verify(path: Path, *, at: datetime) -> None:
    """Read a backup back: every checksum, and the database copy as a whole. Notes when. Raises BackupError."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".checking-") as scratch:
        contents = unpack(path, Path(scratch))
        dump.check(Path(scratch) / contents["database"])
    _note(path).write_text(json.dumps({"made_at": contents["made_at"], "verified_at": at.isoformat()}))


def unpack(path: Path, target: Path) -> dict[str, str]:
    """Unpack into the folder `target`, checking every file; returns what the list says. Raises BackupError."""
    try:
        with tarfile.open(path) as opened:
            opened.extractall(target, filter="data")
        contents = json.loads((target / LIST).read_text())
        for name, expected in contents["sha256"].items():
            if _sha256(target / name) != expected:
                raise BackupError(f"{name} in {path.name} is damaged")
    except (OSError, tarfile.TarError, zlib.error, ValueError, KeyError, EOFError) as error:
        raise BackupError(f"{path.name} is not a readable backup: {error}") from error
    found: dict[str, str] = contents
    return found


def kept() -> list[Backup]:
    """Backups in the backup folder, newest first."""
    return sorted((_read(path) for path in folder().glob("anxin-*.tar.gz")), key=lambda b: b.made_at, reverse=True)


def prune(*, keep: int) -> None:
    """Delete all but the newest `keep` backups."""
    for old in kept()[keep:]:
        old.path.unlink(missing_ok=True)
        _note(old.path).unlink(missing_ok=True)


def _pack(target: Path, copy: Path, at: datetime) -> None:
    data = Path(settings.DATA)
    members = {copy.name: copy}
    if (data / KEY).exists():
        members[KEY] = data / KEY
    for path in sorted((data / "files").glob("??/??/*")):
        members[str(path.relative_to(data))] = path
    sums = {name: _sha256(path) for name, path in members.items()}
    contents = {"made_at": at.isoformat(), "database": copy.name, "sha256": sums}
    listing = copy.with_name(LIST)
    listing.write_text(json.dumps(contents))
    with tarfile.open(target, "w:gz", compresslevel=3) as packed:
        packed.add(listing, LIST)
        for name, path in members.items():
            packed.add(path, name)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _note(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _read(path: Path) -> Backup:
    stat = path.stat()
    made_at, verified_at = datetime.fromtimestamp(stat.st_mtime).astimezone(), None
    if _note(path).exists():
        noted = json.loads(_note(path).read_text())
        made_at, verified_at = datetime.fromisoformat(noted["made_at"]), datetime.fromisoformat(noted["verified_at"])
    return Backup(path=path, made_at=made_at, verified_at=verified_at, size_bytes=stat.st_size)

"""Bringing a backup back; what was there before is kept aside."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from anxin.foundation.backup import archive, dump
from anxin.foundation.backup.dump import BackupError


def restore(path: Path, *, force: bool, at: datetime) -> Path | None:
    """Replace database, kept files and keys by those of a backup; returns the backup made of what was there before, if any.

    Raises BackupError when the backup is unreadable or for another kind of database, or when data would be
    overwritten without `force`. Nothing is changed then.
    """
    data = Path(settings.DATA)
    data.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data, prefix=".restoring-") as scratch:
        contents = archive.unpack(path, Path(scratch))
        if contents["database"] != dump.name():
            raise BackupError(f"this backup holds {contents['database']}, this installation uses {dump.name()}")
        dump.check(Path(scratch) / contents["database"])
        before = _set_aside(force, at)
        dump.bring_back(Path(scratch) / contents["database"])
        if (Path(scratch) / "files").exists():
            shutil.copytree(Path(scratch) / "files", data / "files", dirs_exist_ok=True)
        if (Path(scratch) / archive.KEY).exists():
            shutil.copyfile(Path(scratch) / archive.KEY, data / archive.KEY)
            (data / archive.KEY).chmod(0o600)
    return before


def _set_aside(force: bool, at: datetime) -> Path | None:
    if not _holds_data():
        return None
    if not force:
        raise BackupError("there is data here already; --force replaces it (a backup of it is made first)")
    return archive.make(at=at, target=archive.folder() / f"before-restore-{at:%Y%m%d-%H%M%S}.tar.gz")


def _holds_data() -> bool:
    if connection.vendor == "sqlite" and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return False
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM accounts_staff")
            return bool(cursor.fetchone()[0])
    except DatabaseError:
        return False

"""A consistent copy of the database while it is in use: SQLite's online backup, or pg_dump."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.conf import settings
from django.db import connection


class BackupError(Exception):
    """The backup cannot be made or brought back; the message says what to do."""


def write(target: Path) -> None:
    """Write a copy of the database to `target`. Raises BackupError."""
    if connection.vendor == "sqlite":
        _copy_sqlite(Path(settings.DATABASES["default"]["NAME"]), target)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={target}")


def check(copy: Path) -> None:
    """Raise BackupError unless `copy` can be read as a whole."""
    if copy.suffix == ".sqlite3":
        with sqlite3.connect(copy) as opened:
            answer = opened.execute("PRAGMA integrity_check").fetchone()[0]
        if answer != "ok":
            raise BackupError(f"the copy of the database is damaged: {answer}")
    else:
        _run("pg_restore", "--list", str(copy), with_database=False)


def bring_back(copy: Path) -> None:
    """Replace the database by `copy`. Raises BackupError."""
    connection.close()
    if connection.vendor == "sqlite":
        target = Path(settings.DATABASES["default"]["NAME"])
        for leftover in (target.with_name(target.name + "-wal"), target.with_name(target.name + "-shm")):
            leftover.unlink(missing_ok=True)
        shutil.copyfile(copy, target.with_suffix(".new"))
        target.with_suffix(".new").replace(target)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
    connection.close()
    _run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={_database()['NAME']}", str(copy))


def name() -> str:
    """What the copy is called inside a backup; tells which database it is for."""
    return "database.sqlite3" if connection.vendor == "sqlite" else "database.pgdump"


def _copy_sqlite(source: Path, target: Path) -> None:
    with sqlite3.connect(source) as opened, sqlite3.connect(target) as copy:
        opened.backup(copy, pages=2000, sleep=0.005)
        copy.execute("PRAGMA journal_mode=DELETE")


def _database() -> dict[str, str]:
    return {key: str(value) for key, value in connection.settings_dict.items() if isinstance(value, str)}


def _run(program: str, *arguments: str, with_database: bool = True) -> None:
    if shutil.which(program) is None:
        raise BackupError(f"{program} is missing: apt install postgresql-client")
    given = _database()
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = {
        **os.environ,
        **({variable: given[key] for variable, key in names.items() if given.get(key)} if with_database else {}),
    }
    done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise BackupError(f"{program}: {done.stderr.strip()[-500:]}")

"""Is the database there, up to date and whole?"""

from __future__ import annotations

from collections.abc import Iterator

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from anxin.foundation.health import Finding


def look_at_database() -> Iterator[Finding]:
    """Reachable, migrated, and (SQLite) undamaged."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        yield Finding(
            "fail", f"database cannot be reached: {error}", "check ANXIN_DATABASE_URL and that the server runs"
        )
        return
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        yield Finding(
            "warn", f"database is {len(missing)} steps behind", "start the server once: it brings it up to date"
        )
    else:
        yield Finding("ok", f"database: {connection.display_name}, up to date")
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            answer = cursor.fetchone()[0]
        if answer != "ok":
            yield Finding(
                "fail", f"database file is damaged: {answer}", "stop the server, run: anxin restore BACKUP --force"
            )


CHECKS = [look_at_database]

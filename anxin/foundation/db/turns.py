"""Taking turns: two requests that must not run at the same time wait for each other."""

from __future__ import annotations

from django.db import connection


def take_turn(name: str) -> None:
    """Wait until nobody else holds `name`; it is given back when the caller's transaction ends.

    SQLite's write transactions take turns anyway (they begin IMMEDIATE), so only PostgreSQL needs to be asked.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [name])

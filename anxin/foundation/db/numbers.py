"""Consecutive numbers for things people call by number (cases)."""

from __future__ import annotations

from django.db import connection
from django.db.models import F

from anxin.foundation.db.models import Counter


def take(name: str, *, count: int = 1, first: int = 1) -> int:
    """Take `count` numbers under `name` (letters only) inside the caller's transaction; returns the first of them.

    Gaps may appear when a transaction is rolled back on PostgreSQL; a number is never given out twice.
    """
    if connection.vendor == "postgresql":
        return _from_sequence(name, count, first)
    if not Counter.objects.filter(name=name).update(value=F("value") + count):
        Counter.objects.create(name=name, value=first - 1 + count)
    return Counter.objects.values_list("value", flat=True).get(name=name) - count + 1


def _from_sequence(name: str, count: int, first: int) -> int:
    if not name.isalpha():
        raise ValueError("a number's name is letters only")
    sequence = f"anxin_number_{name}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_regclass(%s) IS NULL", [sequence])
        if cursor.fetchone()[0]:
            # Two first users at once: the catalogue lock makes one wait and find it made.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [sequence])
            cursor.execute(f"CREATE SEQUENCE IF NOT EXISTS {sequence} START {int(first)}")
        cursor.execute("SELECT nextval(%s::regclass) FROM generate_series(1, %s)", [sequence, count])
        return int(cursor.fetchall()[0][0])

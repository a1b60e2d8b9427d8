"""The database's share of a page: its SQL statements, run again alone."""

from __future__ import annotations

import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from anxin.domain.accounts.models import Staff
from bench.asking import Times


class _Statements:
    """Remembers statements with their parameters as they pass."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, object]] = []

    def __call__(self, execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if sql.lstrip().upper().startswith("SELECT"):
            self.seen.append((sql, params))
        return execute(sql, params, many, context)


def of_page(staff: Staff, path: str) -> list[tuple[str, object]]:
    """Every SELECT a page asks for, in order (the second time, when caches are warm)."""
    client = Client()
    client.force_login(staff)
    client.get(path)
    found = _Statements()
    with CaptureQueriesContext(connection), connection.execute_wrapper(found):
        client.get(path)
    return found.seen


def alone(statements: list[tuple[str, object]], times: int) -> Times:
    """How long the database takes for all of them together, rows fetched."""
    taken = []
    for _turn in range(times + 3):
        began = time.perf_counter()
        with connection.cursor() as cursor:
            for sql, params in statements:
                cursor.execute(sql, params)
                cursor.fetchall()
        taken.append(time.perf_counter() - began)
    return Times.of(taken[3:])

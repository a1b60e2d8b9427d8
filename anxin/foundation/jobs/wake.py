"""Waking sleeping workers the moment a job is committed: an event in this process, NOTIFY for others on PostgreSQL."""

from __future__ import annotations

import threading

from django.db import connection

CHANNEL = "anxin_jobs"
signal = threading.Event()


def wake() -> None:
    """Tell this process's workers, and on PostgreSQL every other process, to look for due jobs."""
    signal.set()
    if connection.vendor == "postgresql" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(f"NOTIFY {CHANNEL}")

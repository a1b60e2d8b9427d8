"""A browser of one: asks a running server over one kept connection, logged in by a session made in the database."""

from __future__ import annotations

import http.client
import statistics
import time
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from anxin.domain.accounts.models import Staff

WARM_UP = 15


@dataclass(frozen=True)
class Times:
    """Milliseconds of many answers."""

    p50: float
    p95: float

    @classmethod
    def of(cls, seconds: list[float]) -> Times:
        """Median and 95th percentile."""
        cut = statistics.quantiles(seconds, n=20)
        return cls(statistics.median(seconds) * 1000, cut[18] * 1000)


def session_of(staff: Staff) -> str:
    """Key of a new session of that person."""
    store = SessionStore()
    store[SESSION_KEY] = str(staff.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = staff.get_session_auth_hash()
    store.create()
    assert store.session_key
    return store.session_key


def ask(port: int, paths: list[str], session: str, times: int) -> Times:
    """Ask for `paths` in turn, `times` in all after a warm-up. Raises RuntimeError for anything but 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"} if session else {}
    taken = []
    for turn in range(times + WARM_UP):
        path = paths[turn % len(paths)]
        began = time.perf_counter()
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        response.read()
        taken.append(time.perf_counter() - began)
        if response.status != 200:
            raise RuntimeError(f"{path}: {response.status}")
    connection.close()
    return Times.of(taken[WARM_UP:])

"""Is mail being taken and stored?"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

from django.conf import settings

from anxin.foundation.health import Finding
from anxin.foundation.spool import store

_OLD_SECONDS = 300


def look_at_spool() -> Iterator[Finding]:
    """Nothing lies in the spool for long."""
    waiting = store.waiting()
    if not waiting:
        yield Finding("ok", "no mail waits to be stored")
        return
    oldest = time.time() - (store.folder() / f"{waiting[0]}.eml").stat().st_mtime
    level, todo = (
        ("warn", "is the server or a worker running? see the log for “mail waits”")
        if oldest > _OLD_SECONDS
        else ("ok", "")
    )
    yield Finding(level, f"{len(waiting)} mails wait to be stored, the oldest for {int(oldest)} s", todo)  # type: ignore[arg-type]


def look_at_listeners() -> Iterator[Finding]:
    """The listeners that are set answer."""
    for name, where in (("SMTP", settings.MAIL_LISTEN), ("LMTP", settings.MAIL_LMTP)):
        host, _colon, port = where.rpartition(":")
        if not where:
            continue
        try:
            with socket.create_connection(
                ("127.0.0.1" if host in ("", "0.0.0.0", "::") else host, int(port)), timeout=3
            ):
                yield Finding("ok", f"{name} listens on {where}")
        except (OSError, ValueError) as error:
            yield Finding(
                "warn",
                f"{name} on {where} does not answer: {error}",
                "is the server running, the port free and allowed?",
            )


CHECKS = [look_at_spool, look_at_listeners]

"""Beside the server: the listeners that are set, and one reader for every mailbox we fetch ourselves."""

from __future__ import annotations

import socket

import structlog
from django.conf import settings

from anxin.surfaces.inbound.mail import accepting
from anxin.surfaces.inbound.mail.fetching import Fetching
from anxin.surfaces.inbound.mail.listening import Listener
from anxin.surfaces.inbound.mail.smtp import Rules

log = structlog.get_logger("mail.inbound")
_listeners: list[Listener] = []
_fetching: list[Fetching] = []


def start() -> None:
    """With the server. A listener that cannot start is told in the log and by the doctor; the house opens all the same."""
    accepting.wake()  # what a crash left in the spool
    for via, where in (("smtp", settings.MAIL_LISTEN), ("lmtp", settings.MAIL_LMTP)):
        if where:
            _listen(via, where)
    fetching = Fetching()
    fetching.start()
    _fetching.append(fetching)


def stop() -> None:
    """With the server."""
    while _fetching:
        _fetching.pop().stop()
    while _listeners:
        _listeners.pop().stop()


def _listen(via: str, where: str) -> None:
    host, _colon, port = where.rpartition(":")
    try:
        listener = Listener(via, host.strip("[]"), int(port), rules())
        listener.start()
    except Exception:
        log.exception("mail listener did not start", via=via, where=where)
    else:
        _listeners.append(listener)


def rules() -> Rules:
    """What the operator set."""
    return Rules(
        hostname=settings.MAIL_HOST or socket.getfqdn(),
        most_bytes=settings.MAIL_LIMIT_BYTES,
        per_minute=settings.MAIL_PER_MINUTE,
        certificate=settings.MAIL_CERTIFICATE,
        key=settings.MAIL_KEY,
    )

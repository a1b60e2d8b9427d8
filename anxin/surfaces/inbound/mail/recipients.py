"""Which addresses we take mail for; looked up once in some seconds, and remembered while the database cannot be asked."""

from __future__ import annotations

import threading
import time

import structlog
from django.db import DatabaseError, connection

from anxin.domain.messaging import queries

log = structlog.get_logger("mail.inbound")
_FRESH_SECONDS = 5.0


class Recipients:
    """The addresses of all active mailboxes."""

    def __init__(self) -> None:
        self._known: frozenset[str] | None = None
        self._looked_at = 0.0
        self._lock = threading.Lock()

    def find(self, address: str) -> bool | None:
        """Whether mail to `address` (with or without +tag) is for us; None when that cannot be told now."""
        with self._lock:
            if self._known is None or time.monotonic() - self._looked_at > _FRESH_SECONDS:
                self._look()
            known = self._known
        if known is None:
            return None
        user, at, domain = address.lower().rpartition("@")
        return address.lower() in known or f"{user.partition('+')[0]}{at}{domain}" in known

    def _look(self) -> None:
        try:
            self._known = frozenset(mailbox.address.lower() for mailbox in queries.active_mailboxes())
            self._looked_at = time.monotonic()
        except DatabaseError as error:
            log.warning("mailboxes as they were known", why=str(error))
        finally:
            if not connection.in_atomic_block:
                connection.close()

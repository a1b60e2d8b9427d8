"""One thread per mailbox we fetch: connected and waiting for news where the server can, else asking every minute."""

from __future__ import annotations

import threading

import structlog
from django.db import close_old_connections, connection

from anxin.domain.messaging.operations.fetching import fetch
from anxin.domain.messaging.queries import active_mailboxes
from anxin.foundation import clock
from anxin.foundation.spool import store
from anxin.foundation.spool.types import Envelope
from anxin.surfaces.inbound.mail import accepting

log = structlog.get_logger("mail.inbound")
_AGAIN_SECONDS = 60.0
_LOOK_SECONDS = 5.0


class Fetching:
    """Keeps a reader for every active mailbox from `start` to `stop`; notices new, changed and removed ones."""

    def __init__(self) -> None:
        self._stopped = threading.Event()
        self._readers: dict[int, tuple[tuple[object, ...], threading.Event]] = {}
        self._thread = threading.Thread(target=self._look, name="mailboxes", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; who waits for news notices within seconds, and nothing is lost if it does not."""
        self._stopped.set()
        for _settings, stopped in self._readers.values():
            stopped.set()
        self._thread.join(10)

    def _look(self) -> None:
        while not self._stopped.is_set():
            try:
                self._match()
            except Exception as error:
                log.warning("mailboxes cannot be looked up", why=str(error))
            finally:
                close_old_connections()
            self._stopped.wait(_LOOK_SECONDS)

    def _match(self) -> None:
        wanted = {
            each.pk: (each.host, each.port, each.security, each.username, each.folder, each.auth, each.sealed_password)
            for each in active_mailboxes()
            if each.is_fetched
        }
        for mailbox_id, (settings, stopped) in list(self._readers.items()):
            if wanted.get(mailbox_id) != settings:
                stopped.set()
                del self._readers[mailbox_id]
        for mailbox_id, settings in wanted.items():
            if mailbox_id not in self._readers:
                stopped = threading.Event()
                self._readers[mailbox_id] = (settings, stopped)
                threading.Thread(
                    target=_read, args=(mailbox_id, stopped), name=f"mailbox {mailbox_id}", daemon=True
                ).start()


def _read(mailbox_id: int, stopped: threading.Event) -> None:
    try:
        while not stopped.is_set():
            try:
                fetch_once(mailbox_id, stopped, idles=True)
            except Exception as error:
                log.warning("mailbox waits", mailbox=mailbox_id, why=str(error))
            close_old_connections()
            stopped.wait(_AGAIN_SECONDS)
    finally:
        connection.close()


def fetch_once(mailbox_id: int, stopped: threading.Event, *, idles: bool = False) -> int:
    """Bring what is new in a mailbox into the spool; returns how many mails. Raises OSError when the disk is full."""

    def keep(raw: bytes) -> None:
        if not accepting.has_room(len(raw)):
            raise OSError(28, "no room on disk")
        store.keep(raw, Envelope("imap", clock.now().isoformat(), mailbox_id=mailbox_id))
        accepting.wake()

    return fetch(mailbox_id=mailbox_id, keep=keep, is_stopped=stopped.is_set, idles=idles)

"""What every way in shares: is there room, and waking the job that empties the spool."""

from __future__ import annotations

import shutil
import threading
import time

import structlog

from anxin.foundation.spool import store
from anxin.surfaces.inbound.mail.jobs import drain

log = structlog.get_logger("mail.inbound")
# Less than this, and the database could not store what was accepted.
LEAST_FREE_BYTES = 64 * 1024 * 1024


def has_room(size_bytes: int = 0) -> bool:
    """Whether the disk takes another mail of that size and leaves the house room to work."""
    folder = store.folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return shutil.disk_usage(folder).free >= LEAST_FREE_BYTES + size_bytes
    except OSError:
        return False


_asked = threading.Event()
_lock = threading.Lock()
_thread: threading.Thread | None = None
# Mails come in bursts: one job empties the spool for all of them.
_TOGETHER_SECONDS = 0.1
_LOOK_SECONDS = 2.0


def wake() -> None:
    """Have the spool emptied soon; returns at once."""
    global _thread
    _asked.set()
    with _lock:
        if _thread is None or not _thread.is_alive():
            _thread = threading.Thread(target=_wake_on_demand, name="mail wake", daemon=True)
            _thread.start()


def wake_now() -> None:
    """Write the job that empties the spool. The mail is safe already: where this fails, the job's own rhythm finds it."""
    try:
        drain.enqueue(dedupe_key="mail.drain.now")
    except Exception as error:
        log.warning("storing starts later", why=str(error))


def _wake_on_demand() -> None:
    """Also when the spool's folder changed: a pipe (`anxin mail deliver`) tells nobody."""
    seen = _changed_at()
    while True:
        is_asked = _asked.wait(_LOOK_SECONDS)
        _asked.clear()
        changed_at = _changed_at()
        if is_asked or changed_at != seen:
            seen = changed_at
            wake_now()
            time.sleep(_TOGETHER_SECONDS)


def _changed_at() -> int:
    try:
        return store.folder().stat().st_mtime_ns
    except OSError:
        return 0

"""Emptying the spool: every accepted mail is decided about and stored, once; one that cannot be is set aside, and the next goes on."""

from __future__ import annotations

from datetime import timedelta

import structlog
from django.db import InterfaceError, OperationalError

from anxin.foundation import clock
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import RetryLater, job
from anxin.foundation.spool import store
from anxin.foundation.spool.types import Entry
from anxin.surfaces.inbound.mail.storing import set_aside, store_mail

log = structlog.get_logger("mail.inbound")
MOST_TRIES = 3
# The whole house is in trouble, not one mail: so many in a row, and the rest waits for the next run.
_MOST_TROUBLES = 3
_LATER = timedelta(seconds=5)
_OUTSIDE = (OperationalError, InterfaceError, OSError)


@job("mail.drain", every=timedelta(seconds=30), max_attempts=3, lane=Lane.SLOW)
def drain() -> None:
    """Store everything that waits in the spool, oldest first. Runs on every arrival, and by the clock for what a crash left."""
    troubles = 0
    for sha256 in store.waiting():
        with store.taken(sha256) as entry:
            if entry is None:
                continue
            try:
                _handle(entry)
                troubles = 0
            except _OUTSIDE as error:
                # A locked database or a full disk is not the mail's fault: it stays where it is.
                store.forgive_try(sha256)
                log.warning("mail waits", sha256=sha256, why=str(error))
                troubles += 1
        if troubles >= _MOST_TROUBLES:
            break
    if troubles:
        raise RetryLater(_LATER)


def _handle(entry: Entry) -> None:
    if entry.tries >= MOST_TRIES:
        # It never came to the end of a try: reading it kills the process, so it is not read again.
        set_aside(entry, "the process ended while reading it", at=clock.now())
        store.drop(entry.sha256)
        return None
    number = store.begin_try(entry.sha256)
    try:
        store_mail(entry, at=clock.now())
    except Exception as error:
        if _is_outside(error):
            raise
        log.exception("mail could not be stored", sha256=entry.sha256, tries=number)
        if number < MOST_TRIES:
            return _handle_again(entry)
        set_aside(entry, f"{type(error).__name__}: {error}", at=clock.now())
    store.drop(entry.sha256)
    return None


def _handle_again(entry: Entry) -> None:
    """At once: what fails by itself fails again, and the others shall not wait for it."""
    _handle(Entry(entry.sha256, entry.path, entry.size_bytes, entry.tries + 1, entry.envelope))


def _is_outside(error: Exception) -> bool:
    """Whether the house is in trouble and not the mail: database locked or gone, disk full. A picture library's errors have no number."""
    return isinstance(error, _OUTSIDE) and not (isinstance(error, OSError) and error.errno is None)

"""From a spooled file to the decision about it."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.cases.operations import mailing
from anxin.domain.cases.types import Arriving
from anxin.domain.conversations.queries import find_arrived
from anxin.foundation.files.operations import adopt
from anxin.foundation.mail.reading import read
from anxin.foundation.spool.store import first_lines
from anxin.foundation.spool.types import Entry, Envelope

MEDIA_TYPE = "message/rfc822"


def store_mail(entry: Entry, *, at: datetime) -> None:
    """Keep the raw mail, read it, decide, store. Raises whatever reading or storing raises.

    One that came before is not kept again: its sender may have been erased since.
    """
    if find_arrived(entry.sha256) is not None:
        return
    arriving = Arriving(
        sha256=entry.sha256,
        size_bytes=entry.size_bytes,
        envelope=entry.envelope,
        arrived_at=arrived_at(entry.envelope, at),
        mail=read(entry.path.read_bytes()),
    )
    mailing.take(arriving, raw_id=_raw(entry, at), at=at)


def set_aside(entry: Entry, why: str, *, at: datetime) -> None:
    """Keep a mail that cannot be read or stored where people see it; reads no more of it than its first lines."""
    if find_arrived(entry.sha256) is not None:
        return
    sender, subject = first_lines(entry.path)
    mailing.set_aside(
        sha256=entry.sha256,
        size_bytes=entry.size_bytes,
        envelope=entry.envelope,
        arrived_at=arrived_at(entry.envelope, at),
        sender=sender,
        subject=subject,
        why=why,
        raw_id=_raw(entry, at),
        at=at,
    )


def arrived_at(envelope: Envelope, at: datetime) -> datetime:
    """When it was accepted; now where the envelope was lost."""
    try:
        found = datetime.fromisoformat(envelope.arrived_at)
    except ValueError:
        return at
    return found if found.tzinfo else at


def _raw(entry: Entry, at: datetime) -> int:
    return adopt(source=entry.path, sha256=entry.sha256, size_bytes=entry.size_bytes, media_type=MEDIA_TYPE, at=at).pk

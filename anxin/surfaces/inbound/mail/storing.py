"""From a spooled file to the decision about it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from anxin.domain.cases.operations import mailing
from anxin.domain.cases.types import Arriving
from anxin.foundation.files.operations import adopt
from anxin.foundation.mail.reading import read
from anxin.foundation.spool.types import Entry, Envelope

MEDIA_TYPE = "message/rfc822"


def store_mail(entry: Entry, *, at: datetime) -> None:
    """Keep the raw mail, read it, decide, store. Raises whatever reading or storing raises."""
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
    sender, subject = _first_lines(entry.path)
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


def _first_lines(path: Path) -> tuple[str, str]:
    """From and Subject as written, undecoded where they need it: enough to recognise a mail nobody could read."""
    with path.open("rb") as file:
        head = file.read(16_384).decode("utf-8", "replace").partition("\n\n")[0]
    found = {"from": "", "subject": ""}
    for line in head.splitlines():
        name, _colon, value = line.partition(":")
        if name.lower() in found and not found[name.lower()]:
            found[name.lower()] = value.strip()
    return found["from"], found["subject"]

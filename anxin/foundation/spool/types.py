"""Values others may hold."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Envelope:
    """How a mail reached us, apart from what it says: by which way, from whom and to whom, through which mailbox, from where.

    `arrived_at` is an ISO 8601 instant. Sender and recipients are those of the transport, not of the headers.
    """

    via: str
    arrived_at: str
    sender: str = ""
    recipients: list[str] = field(default_factory=list)
    mailbox_id: int | None = None
    peer: str = ""

    def as_json(self) -> bytes:
        """The form it is kept in."""
        return json.dumps(asdict(self), ensure_ascii=False).encode()

    @classmethod
    def from_json(cls, kept: bytes) -> Envelope:
        """An envelope as kept. Raises ValueError for something else."""
        found: Any = json.loads(kept)
        if not isinstance(found, dict):
            raise ValueError("not an envelope")
        known = {name: found[name] for name in cls.__dataclass_fields__ if name in found}
        return cls(**{"via": "", "arrived_at": "", **known})


@dataclass(frozen=True)
class Entry:
    """One accepted mail that waits to be stored. `tries` counts how often storing it was begun."""

    sha256: str
    path: Path
    size_bytes: int
    tries: int
    envelope: Envelope

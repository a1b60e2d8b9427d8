"""Values others may hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rendered:
    """A text ready to go: subject and plain body in one language."""

    subject: str
    body: str
    language: str


@dataclass(frozen=True)
class Reference:
    """What an outgoing message carries, e.g. ("message", 12): its sender recognises it in the events."""

    kind: str
    id: int


@dataclass(frozen=True)
class File:
    """A kept file to go along, under the name the reader sees."""

    file_id: int
    name: str

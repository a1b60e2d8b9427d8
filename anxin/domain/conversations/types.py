"""Values others may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class NewFile:
    """A kept file to attach, under the name its sender gave."""

    file_id: int
    name: str


@dataclass(frozen=True)
class Reach:
    """How answers get to the customer of a conversation: channels that work, and why others do not."""

    mail: str = ""
    mail_waits_for_setup: bool = False
    mail_suppressed_because: str = ""

    @property
    def is_told_actively(self) -> bool:
        """Whether any channel brings the answer to her; the portal alone only waits to be looked at."""
        return bool(self.mail) and not self.mail_suppressed_because


@dataclass(frozen=True)
class PastMessage:
    """A message written elsewhere, long ago: by the "customer", the "staff", or as a "note" among staff."""

    author: str
    author_name: str
    text: str
    at: datetime


@dataclass(frozen=True)
class PastThread:
    """A conversation that took place elsewhere."""

    brand_id: int
    customer_id: int
    channel: str
    language: str
    email: str
    started_at: datetime

"""Values others may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db.models import TextChoices


@dataclass(frozen=True)
class NewFile:
    """A kept file to attach, under the name its sender gave."""

    file_id: int
    name: str
    content_id: str = ""
    is_hidden: bool = False


class Arrived(TextChoices):
    """What became of a mail that came in."""

    STORED = "stored"  # a message was made of it
    IGNORED = "ignored"  # kept here only, with the reason
    SET_ASIDE = "set_aside"  # could not be read or stored: somebody has to look


class Why(StrEnum):
    """Why a mail was stored, ignored or set aside."""

    NEW_CASE = "new_case"
    REPLY = "reply"
    BY_HAND = "by_hand"
    AUTO_REPLY = "auto_reply"
    NEWSLETTER = "newsletter"
    LOOP = "loop"
    TOO_MANY = "too_many"
    BOUNCE = "bounce"
    COMPLAINT = "complaint"
    BLOCKED = "blocked"
    SPAM = "spam"
    FORGED = "forged"
    DUPLICATE = "duplicate"
    NO_SENDER = "no_sender"
    NO_ADDRESS = "no_address"
    UNREADABLE = "unreadable"


@dataclass(frozen=True)
class MailOrigin:
    """What a message that came by mail brings along; see models.MailCopy."""

    message_id: str
    references: tuple[str, ...]
    from_address: str
    from_name: str
    subject: str
    text: str
    html: str
    raw_id: int | None
    is_trusted: bool = True


@dataclass(frozen=True)
class ArrivedMail:
    """What is kept of every accepted mail, whatever becomes of it; see models.InboundMail."""

    sha256: str
    size_bytes: int
    via: str
    arrived_at: datetime
    mailbox_id: int | None
    brand_id: int | None
    from_address: str = ""
    from_name: str = ""
    to_address: str = ""
    subject: str = ""
    mail_id: str = ""
    fingerprint: str = ""


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

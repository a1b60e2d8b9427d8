"""Values others may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from anxin.foundation.mail.types import ParsedMail
from anxin.foundation.spool.types import Envelope

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.conversations.models import Message
    from anxin.foundation.events.models import Change, Event


class State(StrEnum):
    """Where a case stands. Clocks, counts and reports read this only; stages map to it."""

    NEW = "new"
    OPEN = "open"
    WAITING_CUSTOMER = "waiting_customer"
    WAITING_OTHER = "waiting_other"
    SOLVED = "solved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    MERGED = "merged"


ACTIVE = (State.NEW, State.OPEN, State.WAITING_CUSTOMER, State.WAITING_OTHER)
ENDED = (State.CLOSED, State.CANCELLED, State.MERGED)


class Priority:
    """How urgent, as stored."""

    LOW, NORMAL, HIGH, URGENT = 1, 2, 3, 4
    ALL = (LOW, NORMAL, HIGH, URGENT)


@dataclass(frozen=True)
class Received:
    """What became of a message that came in."""

    case: Case
    message: Message
    is_new_case: bool
    is_new_message: bool = True
    emergency_kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Filter:
    """What a list of cases is narrowed to: within one field any of the values, all fields together; empty means not narrowed.

    `owners` holds "me", "nobody" or ids as text.
    """

    states: tuple[str, ...] = ()
    brand_ids: tuple[int, ...] = ()
    type_ids: tuple[int, ...] = ()
    team_ids: tuple[int, ...] = ()
    owners: tuple[str, ...] = ()
    priorities: tuple[int, ...] = ()
    channels: tuple[str, ...] = ()
    is_emergency: bool | None = None


@dataclass(frozen=True)
class Happening:
    """One entry of a case's timeline: the event, what changed from what to what, and the reason given."""

    event: Event
    changes: tuple[Change, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class Arriving:
    """A mail that was accepted: its content's hash and size, how it reached us and when, and what it says."""

    sha256: str
    size_bytes: int
    envelope: Envelope
    arrived_at: datetime
    mail: ParsedMail

"""Values others may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.conversations.models import Message


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
    """What a list of cases is narrowed to; empty means not narrowed. `owner`: "me", "nobody" or an id."""

    states: tuple[str, ...] = ()
    brand_id: int | None = None
    type_id: int | None = None
    team_id: int | None = None
    owner: str = ""
    priority: int | None = None
    is_emergency: bool | None = None
    channel: str = ""
    words: str = ""
    extra: dict[str, str] = field(default_factory=dict)

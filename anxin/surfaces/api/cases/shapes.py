"""What the API takes and gives about cases."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from ninja import Field, Schema

from anxin.domain.cases.types import State
from anxin.surfaces.api.shapes import Code, Id, Line, PersonOut, Text


class Priority(IntEnum):
    """1 low, 2 normal, 3 high, 4 urgent."""

    LOW = 1
    NORMAL = 2
    HIGH = 3
    URGENT = 4


class Channel(StrEnum):
    """How the customer turned to us."""

    PORTAL = "portal"
    MAIL = "mail"
    PHONE = "phone"


class Language(StrEnum):
    """The customer's language."""

    ZH_HANS = "zh-hans"
    ZH_HANT = "zh-hant"
    EN = "en"


class Then(StrEnum):
    """Where a case stands after an answer."""

    OPEN = "open"
    WAITING_CUSTOMER = "waiting_customer"
    WAITING_OTHER = "waiting_other"
    SOLVED = "solved"


class Ending(StrEnum):
    """How a case ends by hand; it closes by itself some days after it was solved."""

    SOLVED = "solved"
    CANCELLED = "cancelled"


class MessageKind(StrEnum):
    """`reply` goes to the customer, `note` stays in the house."""

    REPLY = "reply"
    NOTE = "note"


class CaseOut(Schema):
    """One case. `number` is what people say, `code` what customers use to look it up."""

    number: int
    code: str
    subject: str
    brand: str
    type: str
    stage: str
    state: State
    priority: Priority
    is_emergency: bool
    emergency_kinds: list[str]
    channel: str
    language: str
    customer: PersonOut
    model: str | None
    owner: PersonOut | None
    team: str | None
    values: dict[str, Any]
    opened_at: datetime
    activity_at: datetime
    waiting_since: datetime | None
    first_replied_at: datetime | None
    solved_at: datetime | None
    closed_at: datetime | None


class CasesOut(Schema):
    """One page; send `next` as `cursor` for the following one."""

    items: list[CaseOut]
    next: str | None


class AttachmentOut(Schema):
    """A file of a message."""

    name: str
    media_type: str
    size_bytes: int


class MessageOut(Schema):
    """One message of a case; `sent_at` is empty while an answer can still be taken back."""

    id: int
    direction: str
    visibility: str
    author_kind: str
    author_name: str
    text: str
    written_at: datetime
    sent_at: datetime | None
    attachments: list[AttachmentOut]


class MessagesOut(Schema):
    """The newest 200 messages, oldest first."""

    items: list[MessageOut]


class CustomerIn(Schema):
    """Who asks: a phone number or a mail address is needed; a known one finds the customer's file."""

    phone: Line = ""
    email: Line = ""
    name: Line = ""
    language: Language = Language.ZH_HANS


class CaseIn(Schema):
    """A case in a customer's name."""

    brand: Code = Field(min_length=1)
    type: Code = Field(min_length=1)
    customer: CustomerIn
    text: Text = Field(min_length=1)
    subject: Line = ""
    channel: Channel = Channel.PORTAL
    model_id: Id | None = None
    values: dict[Code, Line | int | float | bool | None] = Field(default_factory=dict, max_length=100)


class MessageIn(Schema):
    """An answer or a note. `then` counts for answers only."""

    kind: MessageKind = MessageKind.REPLY
    text: Text = Field(min_length=1)
    then: Then = Then.WAITING_CUSTOMER


class AssignmentIn(Schema):
    """Who has it: ids, or nothing for nobody."""

    owner_id: Id | None = None
    team: Code | None = None


class ClosureIn(Schema):
    """How it ends; a cancellation says why."""

    outcome: Ending
    reason: Line = ""


class ReopeningIn(Schema):
    """Why it is opened again."""

    reason: Line = Field(min_length=1)

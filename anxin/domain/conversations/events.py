"""What happens in conversations."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class MessageReceived(DomainEvent):
    """A customer's message was stored."""

    SUBJECTS = {"conversation": "conversation_id"}
    conversation_id: int
    message_id: int


@dataclass(frozen=True, kw_only=True)
class MessageSent(DomainEvent):
    """An answer became visible to the customer: the moment it counts as given."""

    SUBJECTS = {"conversation": "conversation_id"}
    conversation_id: int
    message_id: int
    author_kind: str


@dataclass(frozen=True, kw_only=True)
class MessageUndelivered(DomainEvent):
    """An answer did not get through on a channel."""

    SUBJECTS = {"conversation": "conversation_id"}
    conversation_id: int
    message_id: int
    channel: str
    why: str


@dataclass(frozen=True, kw_only=True)
class ParticipantRemoved(DomainEvent):
    """Somebody who read along gets no more copies of answers."""

    SUBJECTS = {"conversation": "conversation_id"}
    conversation_id: int
    participant_id: int


@dataclass(frozen=True, kw_only=True)
class MailDecided(DomainEvent):
    """A mail that came in was stored, ignored or set aside."""

    SUBJECTS = {"inbound_mail": "inbound_id"}
    inbound_id: int
    state: str
    reason: str

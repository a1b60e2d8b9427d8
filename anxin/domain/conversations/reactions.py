"""What conversations do when something below them happened."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.conversations.events import MessageSent, MessageUndelivered
from anxin.domain.conversations.models import Message
from anxin.domain.messaging.events import OutgoingFailed, OutgoingSent
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


def show_to_customer(event: OutgoingSent, actor: Actor, at: datetime) -> None:
    """The first channel that took an answer makes it count as given, once."""
    message = _message_of(event)
    if message is None or not Message.objects.filter(pk=message.pk, sent_at=None).update(sent_at=at):
        return
    sent = MessageSent(conversation_id=message.conversation_id, message_id=message.pk, author_kind=message.author_kind)
    record(sent, actor=Actor(kind="staff", id=message.author_id) if message.author_kind == "staff" else actor, at=at)


def note_failure(event: OutgoingFailed, actor: Actor, at: datetime) -> None:
    """An answer that did not get through is told to those above."""
    message = _message_of(event)
    if message is not None:
        told = MessageUndelivered(
            conversation_id=message.conversation_id, message_id=message.pk, channel=event.channel, why=event.why
        )
        record(told, actor=actor, at=at)


def _message_of(event: OutgoingSent | OutgoingFailed) -> Message | None:
    if event.reference_kind != "message" or event.reference_id is None:
        return None
    return Message.objects.filter(pk=event.reference_id).first()


NOW = {OutgoingSent: [show_to_customer], OutgoingFailed: [note_failure]}
LATER = {}

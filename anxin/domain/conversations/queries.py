"""Reads of conversations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from anxin.domain.accounts import policies
from anxin.domain.conversations.models import (
    Attachment,
    Conversation,
    InboundMail,
    MailCopy,
    MentionedMail,
    Message,
    Participant,
)
from anxin.domain.conversations.types import Reach
from anxin.domain.messaging import queries as messaging
from anxin.domain.messaging.types import Thread
from anxin.foundation.actors import Actor

# Programs need the newest ids of a thread only, and a header must not grow for ever.
_MOST_REFERENCES = 20


def messages(ids: Iterable[int]) -> QuerySet[Message]:
    """The given messages in order, with their attachments."""
    attachments = Attachment.objects.select_related("file").order_by("id")
    return (
        Message.objects.filter(pk__in=list(ids))
        .select_related("mail")
        .defer("mail__html")
        .prefetch_related(Prefetch("attachments", queryset=attachments))
        .order_by("id")
    )


def file_ids(message_ids: Any) -> frozenset[int]:
    """Ids of the files these messages (ids, or a query of them) carry."""
    return frozenset(Attachment.objects.filter(message_id__in=message_ids).values_list("file_id", flat=True))


def find_attachment(code: str) -> Attachment | None:
    """The attachment under that unguessable code, or None."""
    return Attachment.objects.filter(code=code).select_related("file", "message").first()


def reach(conversation: Conversation, at: datetime) -> Reach:
    """By which channels an answer would get through now."""
    if not conversation.email:
        return Reach()
    return Reach(
        mail=conversation.email,
        mail_waits_for_setup=messaging.mail_account(conversation.brand_id) is None,
        mail_suppressed_because=messaging.suppressed_because("mail", conversation.email, at) or "",
    )


def thread_of(conversation: Conversation) -> Thread:
    """What the next mail of this conversation answers, so that the reader's program shows one thread."""
    last = (
        MailCopy.objects.filter(message__conversation=conversation, is_trusted=True)
        .exclude(mail_id="")
        .order_by("-message_id")
        .first()
    )
    if last is not None:
        ids = [f"<{each}>" for each in (*last.references.split(), last.mail_id)]
        return Thread(ids[-1], tuple(dict.fromkeys(ids[-_MOST_REFERENCES:])))
    ours = Message.objects.filter(conversation=conversation, direction=Message.Direction.OUT).order_by("-id")
    sent = messaging.sent_mail_ids("message", ours.values_list("pk", flat=True)[:_MOST_REFERENCES])
    return Thread(sent[-1], tuple(sent)) if sent else Thread()


def participants(conversation: Conversation) -> QuerySet[Participant]:
    """Who reads along, in the order they came."""
    return Participant.objects.filter(conversation=conversation, removed_at=None).order_by("id")


def copies_of(conversation: Conversation) -> list[tuple[str, str]]:
    """(name, address) of those who get a copy of every answer."""
    return [(each.name, each.address) for each in participants(conversation)]


def find_by_mail_ids(mail_ids: Iterable[str]) -> Conversation | None:
    """The conversation one of these mails (ids without angle brackets, newest first) belongs to, or None."""
    ids = list(mail_ids)
    found = {row.mail_id: row for row in _copies_by_id(ids)}
    for each in ids:
        if each in found:
            return found[each].message.conversation
    return None


def _copies_by_id(ids: list[str]) -> QuerySet[MailCopy]:
    return MailCopy.objects.filter(mail_id__in=ids).select_related("message__conversation").order_by("id")


def find_by_mention(mail_id: str) -> Conversation | None:
    """The conversation in which a mail was mentioned that comes only now, or None."""
    row = MentionedMail.objects.filter(mail_id=mail_id).select_related("conversation").order_by("id").first()
    return row.conversation if row else None


def find_arrived(sha256: str) -> InboundMail | None:
    """The row of a mail that was decided before, or None."""
    return InboundMail.objects.filter(sha256=sha256).first()


def is_known(fingerprint: str) -> bool:
    """Whether the same mail came by another way and was stored."""
    return InboundMail.objects.filter(fingerprint=fingerprint).exclude(state=InboundMail.State.SET_ASIDE).exists()


def lately_from(address: str, since: datetime) -> QuerySet[InboundMail]:
    """Mails of a sender since then, newest first."""
    return InboundMail.objects.filter(from_address=address, arrived_at__gte=since).order_by("-id")


def inbound(actor: Actor) -> QuerySet[InboundMail]:
    """Every accepted mail of the brands whose mail the actor looks after; those of no brand for who looks after all. Newest first."""
    rows = policies.within(InboundMail.objects.all(), actor, "settings.messaging", {"brand": "brand_id"})
    return rows.select_related("brand", "mailbox", "raw").order_by("-id")


def find_inbound(inbound_id: int, actor: Actor) -> InboundMail | None:
    """One accepted mail, or None when the actor may not know of it."""
    return inbound(actor).filter(pk=inbound_id).first()


def find_mail_copy(message_id: int) -> MailCopy | None:
    """What the mail behind a message brought along, or None when it did not come by mail."""
    rows = MailCopy.objects.select_related("message", "raw").prefetch_related("message__attachments")
    return rows.filter(message_id=message_id).first()


def find_participant(participant_id: int) -> Participant | None:
    """Somebody who reads along, or None when nobody of that id does (any more)."""
    return Participant.objects.filter(pk=participant_id, removed_at=None).first()

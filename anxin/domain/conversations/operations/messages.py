"""Storing what customers write and putting answers on their way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from anxin.domain.conversations import enclosing, queries
from anxin.domain.conversations.events import MessageReceived
from anxin.domain.conversations.models import Attachment, Conversation, Message
from anxin.domain.conversations.operations import mails
from anxin.domain.conversations.types import MailOrigin, NewFile
from anxin.domain.customers.operations.brands import note_brand
from anxin.domain.messaging.operations import sending
from anxin.domain.messaging.types import Reference
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict
from anxin.foundation.events.operations import record
from anxin.foundation.ids import new_code

_AUTHORS = {"customer": Message.Author.CUSTOMER, "staff": Message.Author.STAFF}


def reference_of(message_id: int) -> Reference:
    """How messaging names a message of ours."""
    return Reference("message", message_id)


@transaction.atomic
def start(
    *, brand_id: int, customer_id: int, channel: str, language: str, email: str = "", at: datetime
) -> Conversation:
    """Open a thread; the brand's staff may see the customer's file from now on."""
    note_brand(customer_id=customer_id, brand_id=brand_id, at=at)
    return Conversation.objects.create(
        brand_id=brand_id, customer_id=customer_id, channel=channel, language=language, email=email, started_at=at
    )


@transaction.atomic
def receive(
    *,
    conversation: Conversation,
    text: str,
    files: Iterable[NewFile] = (),
    channel: str = "",
    is_automatic: bool = False,
    client_key: str | None = None,
    author_name: str = "",
    origin: MailOrigin | None = None,
    actor: Actor,
    at: datetime,
) -> tuple[Message, bool]:
    """Store a customer's message; with a `client_key` seen before, nothing is stored. Returns (message, whether it is new).

    `origin`: what a mail brought along.
    """
    if client_key:
        known = Message.objects.filter(conversation=conversation, client_key=client_key).first()
        if known is not None:
            return known, False
    message = Message.objects.create(
        conversation=conversation,
        direction=Message.Direction.IN,
        channel=channel or conversation.channel,
        author_kind=Message.Author.CUSTOMER,
        author_id=actor.id,
        author_name=author_name[:80],
        text=text,
        is_automatic=is_automatic,
        client_key=client_key,
        written_at=at,
        sent_at=at,
    )
    _attach(message, files)
    if origin is not None:
        mails.keep_origin(message, origin)
    record(MessageReceived(conversation_id=conversation.pk, message_id=message.pk), actor=actor, at=at)
    return message, True


@transaction.atomic
def note(
    *,
    conversation: Conversation,
    text: str,
    files: Iterable[NewFile] = (),
    client_key: str | None = None,
    actor: Actor,
    at: datetime,
) -> Message:
    """Store an internal note: never leaves the house."""
    message = _write(conversation, text, Message.Visibility.INTERNAL, client_key, actor, at)
    _attach(message, files)
    return message


@transaction.atomic
def answer(
    *,
    conversation: Conversation,
    text: str,
    subject: str,
    mail_body: str,
    text_id: str = "",
    reply_to: str = "",
    files_at: str = "",
    files: Iterable[NewFile] = (),
    hold: timedelta,
    client_key: str | None = None,
    actor: Actor,
    at: datetime,
) -> Message:
    """Put an answer on its way by every channel this conversation has; for `hold` it can be taken back.

    `mail_body` is what the mail says around the answer (greeting, link), `text_id` the catalogue's text it was made from;
    on the portal only `text` is shown. `reply_to` is where mailed answers find their way back; files too large for a mail
    are named in it, to be had at `files_at`.
    """
    files = list(files)
    message = _write(conversation, text, Message.Visibility.PUBLIC, client_key, actor, at)
    _attach(message, files)
    common = {
        "brand_id": conversation.brand_id,
        "language": conversation.language,
        "reference": reference_of(message.pk),
        "hold": hold,
        "at": at,
    }
    sending.send(channel="portal", **common)  # type: ignore[arg-type]
    if conversation.email:
        body, attached = enclosing.enclosed(mail_body, files, files_at=files_at, language=conversation.language)
        sending.send(
            channel="mail",
            address=conversation.email,
            cc=queries.copies_of(conversation),
            thread=queries.thread_of(conversation),
            reply_to=reply_to,
            subject=subject,
            body=body,
            text_id=text_id,
            files=attached,
            is_formatted=True,
            **common,
        )  # type: ignore[arg-type]
    return message


@transaction.atomic
def take_back(*, message_id: int, actor: Actor, at: datetime) -> Message:
    """Take an answer back while nothing of it has left. Raises Conflict when it is too late."""
    # First what is on its way, then the message: a delivery takes them in this order, and recall never waits for one.
    sending.recall(reference=reference_of(message_id))
    message = Message.objects.select_for_update().get(pk=message_id)
    if not message.is_held:
        raise Conflict
    message.recalled_at = at
    message.save(update_fields=["recalled_at"])
    return message


def _write(
    conversation: Conversation, text: str, visibility: str, client_key: str | None, actor: Actor, at: datetime
) -> Message:
    return Message.objects.create(
        conversation=conversation,
        direction=Message.Direction.OUT,
        visibility=visibility,
        channel=conversation.channel,
        author_kind=_AUTHORS.get(actor.kind, Message.Author.SYSTEM),
        author_id=actor.id,
        author_name=actor.name[:80],
        text=text,
        client_key=client_key,
        written_at=at,
    )


def _attach(message: Message, files: Iterable[NewFile]) -> None:
    Attachment.objects.bulk_create(
        [
            Attachment(
                message=message,
                file_id=f.file_id,
                name=f.name[:200],
                code=new_code(26),
                content_id=f.content_id[:200],
                is_hidden=f.is_hidden,
            )
            for f in files
        ]
    )

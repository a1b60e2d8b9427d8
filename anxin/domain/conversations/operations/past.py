"""Conversations that took place elsewhere: kept as they were, in bulk; nothing is sent, nobody is told."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence

from anxin.domain.conversations.models import Attachment, Conversation, Message
from anxin.domain.conversations.types import PastMessage, PastThread
from anxin.foundation.files.operations import drop

_DIRECTIONS = {"customer": Message.Direction.IN}
_AUTHORS = {"customer": Message.Author.CUSTOMER}


def keep(threads: Sequence[PastThread]) -> list[int]:
    """Open a thread for each; returns their ids in order."""
    rows = [
        Conversation(
            brand_id=each.brand_id,
            customer_id=each.customer_id,
            channel=each.channel,
            language=each.language,
            email=each.email,
            started_at=each.started_at,
        )
        for each in threads
    ]
    return [row.pk for row in Conversation.objects.bulk_create(rows)]


def add(messages: Mapping[int, Sequence[PastMessage]]) -> dict[int, list[int | None]]:
    """Add past messages to conversations (by id), those that are there already left out; returns their ids, None for those left out."""
    known = set(
        Message.objects.filter(conversation_id__in=messages, client_key__isnull=False).values_list(
            "conversation_id", "client_key"
        )
    )
    places: list[tuple[int, int, Message]] = []
    for conversation in Conversation.objects.filter(pk__in=messages):
        for place, each in enumerate(messages[conversation.pk]):
            key = (conversation.pk, key_of(each))
            if key not in known:
                known.add(key)
                places.append((conversation.pk, place, _row(conversation, each)))
    Message.objects.bulk_create([row for _id, _place, row in sorted(places, key=lambda p: (p[0], p[2].written_at))])
    ids: dict[int, list[int | None]] = {id: [None] * len(given) for id, given in messages.items()}
    for conversation_id, place, row in places:
        ids[conversation_id][place] = row.pk
    return ids


def key_of(message: PastMessage) -> str:
    """What tells one past message from another: who, when and what."""
    told = f"{message.author}\n{message.author_name}\n{message.at.isoformat()}\n{message.text}"
    return "past:" + hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=16).hexdigest()


def remove(conversation_ids: Collection[int]) -> None:
    """Take threads out again, with their messages and files."""
    _drop_files(Message.objects.filter(conversation_id__in=conversation_ids).values_list("pk", flat=True))
    Conversation.objects.filter(pk__in=conversation_ids).delete()


def remove_messages(message_ids: Collection[int]) -> None:
    """Take single messages out again."""
    _drop_files(message_ids)
    Message.objects.filter(pk__in=message_ids).delete()


def _drop_files(message_ids: Collection[int]) -> None:
    attached = Attachment.objects.filter(message_id__in=list(message_ids))
    files = set(attached.values_list("file_id", flat=True))
    attached.delete()
    drop(files)


def _row(conversation: Conversation, message: PastMessage) -> Message:
    is_note = message.author == "note"
    return Message(
        conversation=conversation,
        direction=_DIRECTIONS.get(message.author, Message.Direction.OUT),
        visibility=Message.Visibility.INTERNAL if is_note else Message.Visibility.PUBLIC,
        channel=conversation.channel,
        author_kind=_AUTHORS.get(message.author, Message.Author.STAFF),
        author_id=conversation.customer_id if message.author == "customer" else None,
        author_name=message.author_name[:80],
        text=message.text,
        client_key=key_of(message),
        written_at=message.at,
        # It reached its reader when it was written: that was elsewhere and long ago.
        sent_at=None if is_note else message.at,
    )

"""What was said in a person's conversations: texts, names and files go; that there was a message, when and by which side, stays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from anxin.domain.conversations import mail_privacy
from anxin.domain.conversations.models import Attachment, Conversation, Message
from anxin.foundation.actors import Actor
from anxin.foundation.files.operations import drop
from anxin.foundation.privacy.registry import FileRef, Part, register


def _hers(person_id: int) -> QuerySet[Conversation]:
    return Conversation.objects.filter(Q(customer_id=person_id) | Q(customer__merged_into_id=person_id))


def subjects(person_id: int) -> Iterable[tuple[str, int]]:
    """Her conversations and their messages."""
    ids = list(_hers(person_id).values_list("pk", flat=True))
    yield from (("conversation", id) for id in ids)
    messages = Message.objects.filter(conversation_id__in=ids).values_list("pk", flat=True)
    yield from (("message", id) for id in messages)


def traces(person_id: int) -> Iterable[str]:
    """The mail addresses her conversations went to."""
    return [email for email in _hers(person_id).values_list("email", flat=True) if email]


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every message to and from her, with its files. Notes among staff are about her too."""
    ids = list(_hers(person_id).values_list("pk", flat=True))
    for row in _hers(person_id).order_by("pk").values("pk", "channel", "language", "email", "started_at"):
        yield "conversations", {"conversation": row.pop("pk"), **row}
    messages = Message.objects.filter(conversation_id__in=ids, recalled_at=None).order_by("conversation_id", "pk")
    for message in messages.prefetch_related("attachments").iterator(chunk_size=500):
        yield (
            "messages",
            {
                "conversation": message.conversation_id,
                "written_at": message.written_at,
                "author": message.author_name or message.author_kind,
                "kind": message.visibility,
                "channel": message.channel,
                "text": message.text,
            },
        )
        for each in message.attachments.all():
            file = FileRef(each.file_id, each.name)
            yield "attachments", {"conversation": message.conversation_id, "name": each.name, "file": file}
    yield from mail_privacy.export(ids, mail_privacy.addresses_of(person_id))


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank texts, names and addresses, what she wrote into other people's threads too; let the files go nobody else attaches."""
    ids = list(_hers(person_id).values_list("pk", flat=True))
    addresses = mail_privacy.addresses_of(person_id)
    elsewhere = list(mail_privacy.written_by(addresses).values_list("message_id", flat=True))
    messages = Message.objects.filter(Q(conversation_id__in=ids) | Q(pk__in=elsewhere))
    attached = Attachment.objects.filter(message__in=messages)
    files = set(attached.values_list("file_id", flat=True))
    in_mails, raw_files = mail_privacy.erase(ids, addresses, at)
    files |= raw_files
    count = in_mails + attached.delete()[0]
    drop(files)
    count += messages.filter(author_kind=Message.Author.CUSTOMER).update(author_name="")
    count += messages.update(text="")
    return count + Conversation.objects.filter(pk__in=ids).update(email="")


register(
    Part(
        key="conversations",
        label=_("Conversations"),
        models=(
            "conversations.Attachment",
            "conversations.Conversation",
            "conversations.InboundMail",
            "conversations.MailCopy",
            "conversations.MentionedMail",
            "conversations.Message",
            "conversations.Participant",
        ),
        export=export,
        erase=erase,
        order=40,
        subjects=subjects,
        traces=traces,
    )
)

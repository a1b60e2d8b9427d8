"""Reads of conversations."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from anxin.domain.conversations.models import Attachment, Conversation, Message
from anxin.domain.conversations.types import Reach
from anxin.domain.messaging import queries as messaging


def messages(ids: Iterable[int]) -> QuerySet[Message]:
    """The given messages in order, with their attachments."""
    attachments = Attachment.objects.select_related("file").order_by("id")
    return (
        Message.objects.filter(pk__in=list(ids))
        .prefetch_related(Prefetch("attachments", queryset=attachments))
        .order_by("id")
    )


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

"""Telling the customer at once that her request arrived, with the link to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anxin.domain.accounts.queries import get_brand
from anxin.domain.cases import links
from anxin.domain.cases.mail_addresses import reply_address
from anxin.domain.cases.models import Case
from anxin.domain.conversations import queries as conversations
from anxin.domain.messaging.operations import sending
from anxin.domain.messaging.types import Reference
from anxin.foundation.text.localised import in_language

if TYPE_CHECKING:
    from anxin.domain.conversations.models import Conversation


def acknowledge(case: Case, conversation: Conversation, *, at: datetime) -> None:
    """Send the acknowledgement by mail when an address was given; an automatic text, it counts as no answer."""
    if not conversation.email:
        return
    sending.send_text(
        "cases.received",
        channel="mail",
        address=conversation.email,
        language=conversation.language,
        brand_id=case.brand_id,
        values=values_of(case, conversation.language),
        at=at,
        reference=Reference("case", case.pk),
        thread=conversations.thread_of(conversation),
        reply_to=reply_address(case),
        once_key=f"cases.received:{case.pk}",
    )


def values_of(case: Case, language: str) -> dict[str, str]:
    """The variables every text about a case may use."""
    brand = get_brand(case.brand_id)
    return {
        "brand": in_language(brand.names, language),
        "number": str(case.number),
        "subject": case.subject,
        "link": links.url_of(case),
        "hotline": brand.hotline,
    }

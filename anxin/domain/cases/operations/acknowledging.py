"""Telling the customer at once that her request arrived, with the link to it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import override

from anxin.domain.accounts.queries import get_brand
from anxin.domain.cases import links
from anxin.domain.cases.mail_addresses import reply_address
from anxin.domain.cases.models import Case
from anxin.domain.cases.operations import telling
from anxin.domain.cases.queries import due_for_customer
from anxin.domain.cases.rules import due_words
from anxin.domain.conversations import queries as conversations
from anxin.domain.messaging.operations import sending
from anxin.domain.messaging.types import Reference
from anxin.foundation.actors import SYSTEM
from anxin.foundation.text.localised import in_language

if TYPE_CHECKING:
    from anxin.domain.clocks.models import Clock
    from anxin.domain.clocks.types import Due
    from anxin.domain.conversations.models import Conversation


def acknowledge(case: Case, conversation: Conversation, *, at: datetime) -> None:
    """Send the acknowledgement by mail when an address was given; an automatic text, it counts as no answer."""
    if not conversation.email:
        return
    dues = due_for_customer(case)
    due = _first_due(case, dues, conversation.language, at)
    sent = sending.send_text(
        "cases.received",
        channel="mail",
        address=conversation.email,
        language=conversation.language,
        brand_id=case.brand_id,
        values={**values_of(case, conversation.language), "due": due or _soon(conversation.language)},
        at=at,
        reference=Reference("case", case.pk),
        thread=conversations.thread_of(conversation),
        reply_to=reply_address(case),
        once_key=f"cases.received:{case.pk}",
    )
    if due and due in sent.body:  # a house may have taken it out of its own wording
        telling.note_told(case=case, clock_ids=[dues[0].clock_id], how="mail", actor=SYSTEM, at=at)


def tell_new_due(case: Case, conversation: Conversation, clock: Clock, *, at: datetime) -> None:
    """Send the time that was agreed on anew with its reason, when there is an address and the policy shows it to her."""
    due = next((each for each in due_for_customer(case) if each.clock_id == clock.pk), None)
    if due is None or due.due_at is None or not conversation.email:
        return
    zone = telling.zone_of(case.customer)
    with override(conversation.language):
        line = due_words.line(due, zone=zone, now=at)
    sending.send_text(
        "cases.due_moved",
        channel="mail",
        address=conversation.email,
        language=conversation.language,
        brand_id=case.brand_id,
        values={**values_of(case, conversation.language), "due": line.text, "more": line.more},
        at=at,
        reference=Reference("case", case.pk),
        thread=conversations.thread_of(conversation),
        reply_to=reply_address(case),
    )


def _soon(language: str) -> str:
    with override(language):
        return _("Then we answer you.")


def _first_due(case: Case, dues: list[Due], language: str, at: datetime) -> str:
    """The sentence about what is due first; "" when the policy shows her nothing."""
    zone = telling.zone_of(case.customer)
    return telling.sentence_of(dues[0], language=language, zone=zone, at=at) if dues else ""


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

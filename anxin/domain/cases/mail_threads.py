"""To which case a mail belongs: by its address, by the mails it answers, by the number in its subject, by a subject sent twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from anxin.domain.cases.mail_addresses import find_by_address
from anxin.domain.cases.models import Case, CaseMessage, ConversationCase
from anxin.domain.cases.operations.receiving import conversation_of
from anxin.domain.cases.rules.mail_headers import base_subject, case_numbers
from anxin.domain.conversations import queries as conversations
from anxin.domain.customers import queries as customers
from anxin.domain.messaging import queries as messaging
from anxin.foundation.mail.types import ParsedMail

# Who sends the same subject again so soon forgot the attachment, or her program sent it twice.
_SAME_SUBJECT_WITHIN = timedelta(minutes=15)
_SHORTEST_SUBJECT = 4


@dataclass(frozen=True)
class Belonging:
    """A case, and whether the sender is known to it."""

    case: Case
    is_trusted: bool


def find_case(mail: ParsedMail, person: str, recipients: Iterable[str], *, at: datetime) -> Belonging | None:
    """The case a mail of `person` (an address) belongs to, or None. Surest sign first; the weak ones hold only for somebody known."""
    case = _by_address(recipients) or _by_thread(mail)
    if case is not None:
        return Belonging(case, is_known_to(case, person))
    for number in case_numbers(mail.subject):
        named = Case.objects.select_related("type", "customer").filter(number=number).first()
        if named is not None and is_known_to(named, person):
            return Belonging(named, True)
    repeated = _by_subject(mail, person, at)
    return Belonging(repeated, True) if repeated is not None else None


def is_known_to(case: Case, address: str) -> bool:
    """Whether mail from this address may be taken for the customer's own, or for somebody's who reads along."""
    conversation, address = conversation_of(case), address.lower()
    if address == conversation.email.lower():
        return True
    points = customers.contact_points(case.customer_id)
    if any(point.kind == "email" and point.value.lower() == address for point in points):
        return True
    return any(each.address == address for each in conversations.participants(conversation))


def _by_address(recipients: Iterable[str]) -> Case | None:
    return next((case for each in recipients if (case := find_by_address(each)) is not None), None)


def _by_thread(mail: ParsedMail) -> Case | None:
    ids = [each for each in dict.fromkeys((mail.in_reply_to, *reversed(mail.references))) if each]
    for outgoing in messaging.find_by_message_ids(ids):
        case = _carried(outgoing.reference_kind, outgoing.reference_id)
        if case is not None:
            return case
    conversation = conversations.find_by_mail_ids(ids) if ids else None
    if conversation is None and mail.message_id:
        conversation = conversations.find_by_mention(mail.message_id)
    return _of_conversation(conversation.pk) if conversation is not None else None


def _carried(kind: str, id: int | None) -> Case | None:
    """The case an outgoing mail was about."""
    if kind == "case":
        return Case.objects.select_related("type", "customer").filter(pk=id).first()
    link = CaseMessage.objects.select_related("case__type", "case__customer").filter(message_id=id).first()
    return link.case if kind == "message" and link else None


def _of_conversation(conversation_id: int) -> Case | None:
    current = ConversationCase.objects.select_related("case__type", "case__customer")
    link = current.filter(conversation_id=conversation_id).first()
    if link is not None:
        return link.case
    last = CaseMessage.objects.select_related("case__type", "case__customer")
    found = last.filter(message__conversation_id=conversation_id).order_by("-id").first()
    return found.case if found else None


def _by_subject(mail: ParsedMail, person: str, at: datetime) -> Case | None:
    subject = base_subject(mail.subject)
    if len(subject) < _SHORTEST_SUBJECT:
        return None
    for earlier in conversations.lately_from(person, at - _SAME_SUBJECT_WITHIN).exclude(message=None)[:20]:
        if base_subject(earlier.subject) != subject or earlier.message_id is None:
            continue
        link = CaseMessage.objects.select_related("case__type", "case__customer").filter(message_id=earlier.message_id)
        found = link.first()
        if found is not None and found.case.is_active:
            return found.case
    return None

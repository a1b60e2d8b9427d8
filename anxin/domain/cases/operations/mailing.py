"""A mail arrives: decided by the table, put into its thread or made a new case, with the row that tells what became of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import mail_facts
from anxin.domain.cases.mail_facts import Situation
from anxin.domain.cases.models import CaseMessage
from anxin.domain.cases.operations import mail_reports
from anxin.domain.cases.operations.mail_contents import Contents, contents_of
from anxin.domain.cases.operations.receiving import receive, receive_reply
from anxin.domain.cases.queries import file_ids_of
from anxin.domain.cases.rules.mail_decisions import Decision, Fate, decide
from anxin.domain.cases.types import Arriving
from anxin.domain.conversations import queries as conversations
from anxin.domain.conversations.operations import mails
from anxin.domain.conversations.types import Arrived, ArrivedMail, MailOrigin, Why
from anxin.domain.customers.operations.files import identify
from anxin.domain.messaging import queries as messaging
from anxin.foundation.actors import Actor
from anxin.foundation.db.turns import take_turn
from anxin.foundation.errors import Invalid
from anxin.foundation.spool.types import Envelope

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.conversations.models import InboundMail, Message

_LANGUAGES = ("zh-hans", "zh-hant", "en")


def take(arriving: Arriving, *, raw_id: int, at: datetime) -> InboundMail:
    """Decide about a mail and store what follows from it, once per content however often it is called. Raises Invalid, DatabaseError."""
    if known := conversations.find_arrived(arriving.sha256):
        return known
    situation = mail_facts.situation_of(arriving)
    contents = _contents(situation, at=at) if mail_facts.may_be_stored(situation) else None
    with transaction.atomic():
        return _take(situation, contents, raw_id, at)


def _take(situation: Situation, contents: Contents | None, raw_id: int, at: datetime) -> InboundMail:
    # Two quick mails of one person wait for each other: the second finds what the first one made.
    take_turn(f"mail of {situation.sender}")
    take_turn(f"mail {situation.arriving.sha256}")
    if known := conversations.find_arrived(situation.arriving.sha256):
        return known
    found = mail_facts.belonging_of(situation, at=at)
    decision = decide(mail_facts.facts_of(situation, found, at=at))
    detail, message = "", None
    if decision.why in (Why.BOUNCE, Why.COMPLAINT):
        detail = mail_reports.note_report(situation.mail, situation.people.recipients, at=at)
    elif decision.fate is not Fate.IGNORE:
        contents = contents or _contents(situation, at=at)
        message = _store(situation, found, contents, decision, raw_id, at)
    state = Arrived.IGNORED if message is None else Arrived.STORED
    return mails.note_arrival(
        situation.as_row(), raw_id=raw_id, state=state, why=decision.why, message=message, detail=detail, at=at
    )


def make_case(row: InboundMail, arriving: Arriving, *, at: datetime) -> Message:
    """Inside a transaction with `row` locked: a case of a mail that was ignored or set aside, whatever the table says. Raises Invalid."""
    situation = replace(mail_facts.situation_of(arriving), has_notice=False)
    found = mail_facts.belonging_of(situation, at=at)
    decision = Decision(Fate.STORE, Why.BY_HAND)
    message = _store(situation, found, _contents(situation, at=at), decision, row.raw_id, at)
    mails.decide_anew(row, state=Arrived.STORED, why=Why.BY_HAND, message=message, at=at)
    return message


def decide_again(row: InboundMail, arriving: Arriving, *, at: datetime) -> InboundMail:
    """Inside a transaction with `row` locked: decide about a mail that was set aside as if it had just come."""
    situation = mail_facts.situation_of(arriving)
    found = mail_facts.belonging_of(situation, at=at)
    decision = decide(mail_facts.facts_of(situation, found, at=at))
    message, detail = None, ""
    if decision.why in (Why.BOUNCE, Why.COMPLAINT):
        detail = mail_reports.note_report(situation.mail, situation.people.recipients, at=at)
    elif decision.fate is not Fate.IGNORE:
        message = _store(situation, found, _contents(situation, at=at), decision, row.raw_id, at)
    state = Arrived.IGNORED if message is None else Arrived.STORED
    mails.decide_anew(row, state=state, why=decision.why, message=message, detail=detail, at=at)
    return row


def case_of(message_id: int) -> Case:
    """The case a message was put into."""
    return CaseMessage.objects.select_related("case").get(message_id=message_id).case


def _store(
    situation: Situation,
    found: mail_facts.Belonging | None,
    contents: Contents,
    decision: Decision,
    raw_id: int,
    at: datetime,
) -> Message:
    if found is None:
        return _open(situation, contents, raw_id, at)
    is_quiet = decision.fate is Fate.ADD_QUIETLY
    person = situation.people.person
    name = (person.name or person.address) if person else ""
    customer_id = found.case.customer_id if found.is_trusted else None
    received = receive_reply(
        case_id=found.case.pk,
        text=contents.text,
        files=contents.files_for(file_ids_of(found.case)),
        channel="mail",
        is_automatic=is_quiet,
        client_key=situation.arriving.sha256,
        author_name=name if situation.sender != found.email or not found.is_trusted else "",
        origin=_origin(situation, contents, raw_id, is_trusted=found.is_trusted),
        readers=situation.people.readers if found.is_trusted and not is_quiet else (),
        actor=Actor(kind="customer", id=customer_id, name=name),
        at=at,
    )
    return received.message


def _open(situation: Situation, contents: Contents, raw_id: int, at: datetime) -> Message:
    person, mailbox = situation.people.person, situation.mailbox
    if person is None:
        raise Invalid(_("It names nobody who could be answered."), field="from")
    language = _language(situation)
    actor = Actor(kind="customer", name=person.name)
    customer = identify(email=person.address, name=person.name, language=language, actor=actor, at=at)
    received = receive(
        brand_id=mail_facts.brand_of(situation),
        customer_id=customer.pk,
        channel="mail",
        type_code=mailbox.type_code if mailbox else mail_facts.DEFAULT_TYPE,
        text=contents.text,
        subject=situation.mail.subject.strip(),
        files=contents.files_for(()),
        email=person.address,
        language=language,
        client_key=situation.arriving.sha256,
        customer_name=person.name,
        origin=_origin(situation, contents, raw_id, is_trusted=True),
        readers=situation.people.readers,
        is_acknowledged=situation.has_notice,
        actor=Actor(kind="customer", id=customer.pk, name=customer.name),
        at=at,
    )
    return received.message


def _origin(situation: Situation, contents: Contents, raw_id: int, *, is_trusted: bool) -> MailOrigin:
    mail, person = situation.mail, situation.people.person
    ids = (*mail.references, *([mail.in_reply_to] if mail.in_reply_to not in mail.references else []))
    return MailOrigin(
        message_id=mail.message_id,
        references=tuple(each for each in ids if each and " " not in each),
        from_address=person.address if person else "",
        from_name=person.name if person else "",
        subject=mail.subject,
        text=contents.whole,
        html=(mail.html or "").replace("\0", ""),
        raw_id=raw_id,
        is_trusted=is_trusted,
    )


def _contents(situation: Situation, *, at: datetime) -> Contents:
    return contents_of(situation.mail, language=_language(situation), is_passed_on=situation.people.is_passed_on, at=at)


def _language(situation: Situation) -> str:
    if situation.mail.language in _LANGUAGES:
        return situation.mail.language
    return accounts.get_brand(mail_facts.brand_of(situation)).language


@transaction.atomic
def set_aside(
    *,
    sha256: str,
    size_bytes: int,
    envelope: Envelope,
    arrived_at: datetime,
    sender: str,
    subject: str,
    why: str,
    raw_id: int,
    at: datetime,
) -> InboundMail:
    """Note a mail that could not be read or stored, for people to look at. Once per content."""
    if known := conversations.find_arrived(sha256):
        return known
    mailbox = next((each for each in messaging.active_mailboxes() if each.pk == envelope.mailbox_id), None)
    mailbox = mailbox or next(
        (each for each in messaging.active_mailboxes() if each.address in envelope.recipients), None
    )
    row = ArrivedMail(
        sha256=sha256,
        size_bytes=size_bytes,
        via=envelope.via,
        arrived_at=arrived_at,
        mailbox_id=mailbox.pk if mailbox else None,
        brand_id=mailbox.brand_id if mailbox else None,
        from_address=envelope.sender or sender,
        to_address=next(iter(envelope.recipients), ""),
        subject=subject,
    )
    return mails.note_arrival(row, raw_id=raw_id, state=Arrived.SET_ASIDE, why=Why.UNREADABLE, detail=why, at=at)

"""What is known of a mail before it is decided about: whose it is, for which brand, in which thread, what came before."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from anxin.domain.accounts import queries as accounts
from anxin.domain.cases import mail_threads
from anxin.domain.cases.mail_addresses import without_tag
from anxin.domain.cases.operations.receiving import conversation_of
from anxin.domain.cases.rules import mail_headers
from anxin.domain.cases.rules.mail_decisions import LATELY, Facts
from anxin.domain.cases.rules.mail_people import People, people_of
from anxin.domain.cases.types import Arriving
from anxin.domain.conversations import queries as conversations
from anxin.domain.conversations.types import ArrivedMail
from anxin.domain.customers.queries import find_block
from anxin.domain.messaging import queries as messaging
from anxin.foundation.errors import Invalid
from anxin.foundation.language.automatic import find_automatic
from anxin.foundation.mail.types import ParsedMail

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.messaging.models import Mailbox

DEFAULT_TYPE = "consultation"


@dataclass(frozen=True)
class Situation:
    """A mail with its people and the mailbox it came to. `has_notice`: a new case of it is acknowledged by mail."""

    arriving: Arriving
    people: People
    mailbox: Mailbox | None
    own: frozenset[str]
    has_notice: bool = True

    @property
    def mail(self) -> ParsedMail:
        """What it says."""
        return self.arriving.mail

    @property
    def sender(self) -> str:
        """Address of the person, in lower case; empty when nobody is named."""
        return self.people.person.address.lower() if self.people.person else ""

    def as_row(self) -> ArrivedMail:
        """What is kept of every mail, whatever becomes of it."""
        arriving, mail = self.arriving, self.mail
        return ArrivedMail(
            sha256=arriving.sha256,
            size_bytes=arriving.size_bytes,
            via=arriving.envelope.via,
            arrived_at=arriving.arrived_at,
            mailbox_id=self.mailbox.pk if self.mailbox else None,
            brand_id=self.mailbox.brand_id if self.mailbox else None,
            from_address=self.sender or (mail.sender.address if mail.sender else ""),
            from_name=self.people.person.name if self.people.person else "",
            to_address=next(iter(self.people.recipients), ""),
            subject=mail.subject,
            mail_id=mail.message_id,
            fingerprint=fingerprint_of(mail),
        )


@dataclass(frozen=True)
class Belonging:
    """The case a mail belongs to, whether its sender is known there, and where answers of that case go."""

    case: Case
    is_trusted: bool
    email: str


def situation_of(arriving: Arriving) -> Situation:
    """Who is who, and which mailbox the mail came to."""
    own = messaging.own_addresses()
    senders = {each.address for each in (arriving.mail.sender,) if each}
    colleagues = accounts.staff_members().filter(is_active=True, email__in={*senders, *map(str.lower, senders)})
    people = people_of(
        arriving.mail,
        arriving.envelope.recipients,
        own=own,
        colleagues={email.lower() for email in colleagues.values_list("email", flat=True)},
    )
    return Situation(arriving, people, _mailbox(arriving, people), own)


def may_be_stored(situation: Situation) -> bool:
    """Whether its files are worth keeping before it is decided: not for reports and newsletters, which rarely become messages."""
    return situation.mail.kind == "message" and not mail_headers.is_bulk(situation.mail.headers)


def belonging_of(situation: Situation, *, at: datetime) -> Belonging | None:
    """The case the mail belongs to, or None. A forged sender is nobody we know."""
    found = mail_threads.find_case(situation.mail, situation.sender, situation.people.recipients, at=at)
    if found is None:
        return None
    is_trusted = found.is_trusted and not mail_headers.is_forged(situation.mail.headers)
    return Belonging(found.case, is_trusted, conversation_of(found.case).email.lower())


def facts_of(situation: Situation, found: Belonging | None, *, at: datetime) -> Facts:
    """Everything the table of decisions asks."""
    mail, sender = situation.mail, situation.sender
    automatic = messaging.last_automatic(sender, at - LATELY) if sender else None
    repeats = bool(automatic and automatic.subject and automatic.subject in mail.subject)
    answers = bool(automatic and automatic.message_id == f"<{mail.in_reply_to}>")
    since = (automatic.sent_at or automatic.created_at) if automatic and (answers or repeats) else None
    fingerprint = fingerprint_of(mail)
    kind = find_automatic(dict(mail.headers), mail.reply_text) if mail.kind == "message" else None
    return Facts(
        kind=mail.kind,
        has_sender=bool(sender),
        is_ours=_is_ours(situation),
        is_duplicate=bool(fingerprint) and conversations.is_known(fingerprint),
        is_blocked=_is_blocked(situation),
        is_bulk=kind == "bulk" or mail_headers.is_bulk(mail.headers),
        is_automatic=mail.kind == "auto_reply" or kind == "auto_reply",
        is_spam=mail_headers.is_spam(mail.headers),
        is_forged=mail_headers.is_forged(mail.headers),
        has_thread=found is not None,
        is_trusted=found.is_trusted if found else False,
        after_automatic=at - since if since and since <= at else None,
        repeats_automatic=repeats,
        lately=conversations.lately_from(sender, at - LATELY)[:100].count() if sender else 0,
    )


def brand_of(situation: Situation) -> int:
    """The brand that was written to: the mailbox's; without one the first there is. Raises Invalid when there is none."""
    if situation.mailbox is not None:
        return situation.mailbox.brand_id
    first = accounts.active_brands().first()
    if first is None:
        raise Invalid
    return first.pk


def fingerprint_of(mail: ParsedMail) -> str:
    """The same for copies of one mail that reached us by several ways; empty for a mail without an id of its own."""
    if not mail.message_id or mail.sender is None:
        return ""
    told = "\0".join((mail.message_id, mail.sender.address.lower(), mail.subject, mail.text))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _mailbox(arriving: Arriving, people: People) -> Mailbox | None:
    """The mailbox one of the recipients names, else the one it was fetched from, else the first there is."""
    mailboxes = messaging.active_mailboxes()
    by_address = {each.address.lower(): each for each in mailboxes}
    for recipient in people.recipients:
        found = by_address.get(recipient) or by_address.get(without_tag(recipient))
        if found is not None:
            return found
    fetched = next((each for each in mailboxes if each.pk == arriving.envelope.mailbox_id), None)
    return fetched or next(iter(mailboxes), None)


def _is_ours(situation: Situation) -> bool:
    """Our own mail, come back by a forwarding rule or sent by us to ourselves."""
    if situation.sender in situation.own:
        return True
    return bool(situation.mail.message_id and messaging.find_by_message_ids([situation.mail.message_id]))


def _is_blocked(situation: Situation) -> bool:
    brand_id = situation.mailbox.brand_id if situation.mailbox else None
    return bool(situation.sender) and find_block("email", situation.sender, brand_id) is not None

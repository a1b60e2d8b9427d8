"""Writes what left the house: answers on the portal and by mail, with one refused, one held back and a few waiting for settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import make_msgid

from anxin.demo.writing.book import Book, Written
from anxin.demo.writing.cases import UNDO_WINDOW
from anxin.domain.cases.links import url_of
from anxin.domain.conversations.models import Message
from anxin.domain.messaging import queries
from anxin.domain.messaging.models import Attempt, Outgoing, Suppression
from anxin.domain.messaging.operations.sending import UNDO_WINDOW as HELD
from anxin.foundation.text.localised import in_language

BATCH = 500
UNCONFIGURED_SINCE = timedelta(hours=20)  # mail younger than this waits: nobody has set up a mail account yet
REFUSED = "550 5.2.2 mailbox full"
SUPPRESSED = "订阅者要求不再收到邮件 / asked for no more mail"
ANSWERED = "250 2.0.0 taken (demo)"

assert HELD == UNDO_WINDOW


def write(book: Book) -> None:
    """One portal row for each answer, one mail beside it where the customer gave an address, and the acknowledgements."""
    portal, mails = [], []
    for each in book.written:
        if each.conversation.email:
            mails.append(_acknowledgement(book, each))
        for message in _answers(each):
            portal.append(_portal(each, message))
            if each.conversation.email:
                mails.append(_mail(book, each, message))
    mails.sort(key=lambda row: row.created_at)
    _spoil(mails)
    rows = Outgoing.objects.bulk_create([*portal, *mails], batch_size=BATCH)
    Attempt.objects.bulk_create([row for each in rows if (row := _attempt(each))], batch_size=BATCH)
    book.own("suppressions", *_suppressions(rows, book.at))


def _answers(each: Written) -> Iterable[Message]:
    return (message for message in each.messages if message.direction == "out" and message.is_public)


def _portal(each: Written, message: Message) -> Outgoing:
    return Outgoing(
        brand_id=each.case.brand_id,
        channel=Outgoing.Channel.PORTAL,
        language=each.case.language,
        reference_kind="message",
        reference_id=message.pk,
        state=Outgoing.State.SENT,
        created_at=message.written_at,
        send_at=message.written_at + HELD,
        sent_at=message.sent_at,
    )


def _mail(book: Book, each: Written, message: Message) -> Outgoing:
    values = {**_values(each), "answer": message.text, "name": message.author_name}
    row = _text(book, each, "cases.answer", values, message.written_at, HELD)
    row.reference_kind, row.reference_id = "message", message.pk
    return row


def _acknowledgement(book: Book, each: Written) -> Outgoing:
    row = _text(book, each, "cases.received", _values(each), each.plan.opened_at, timedelta(0))
    row.reference_kind, row.reference_id = "case", each.case.pk
    return row


def _text(book: Book, each: Written, text_id: str, values: dict[str, str], at: datetime, hold: timedelta) -> Outgoing:
    ready = queries.render(text_id, brand_id=each.case.brand_id, language=each.case.language, values=values)
    is_waiting = at > book.at - UNCONFIGURED_SINCE
    return Outgoing(
        brand_id=each.case.brand_id,
        channel=Outgoing.Channel.MAIL,
        address=each.conversation.email,
        text_id=text_id,
        subject=ready.subject,
        body=ready.body,
        language=each.case.language,
        message_id=make_msgid(domain=f"{each.plan.brand_key}.example"),
        state=Outgoing.State.UNCONFIGURED if is_waiting else Outgoing.State.SENT,
        created_at=at,
        send_at=at + hold,
        sent_at=None if is_waiting else at + hold + timedelta(seconds=2),
    )


def _values(each: Written) -> dict[str, str]:
    brand, language = each.case.brand, each.case.language
    return {
        "brand": in_language(brand.names, language),
        "number": str(each.case.number),
        "subject": each.case.subject,
        "link": url_of(each.case),
        "hotline": brand.hotline,
    }


def _spoil(mails: list[Outgoing]) -> None:
    """Among the mails that were sent, the last but few: one was refused for good, one never left."""
    sent = [row for row in mails if row.state == Outgoing.State.SENT and row.text_id == "cases.answer"]
    for row, state, why in zip(
        sent[-9::-7], (Outgoing.State.FAILED, Outgoing.State.SUPPRESSED), (REFUSED, SUPPRESSED), strict=False
    ):
        row.state, row.error, row.sent_at = state, why, None


def _attempt(row: Outgoing) -> Attempt | None:
    if row.channel != Outgoing.Channel.MAIL or row.state not in (Outgoing.State.SENT, Outgoing.State.FAILED):
        return None
    is_success = row.state == Outgoing.State.SENT
    return Attempt(outgoing=row, at=row.send_at, is_success=is_success, answer=ANSWERED if is_success else REFUSED)


def _suppressions(rows: list[Outgoing], at: datetime) -> list[Suppression]:
    held_back = [row for row in rows if row.state == Outgoing.State.SUPPRESSED]
    return [
        Suppression.objects.create(
            channel=row.channel,
            address=row.address,
            reason=SUPPRESSED,
            placed_by="demo",
            placed_at=row.created_at - timedelta(days=3),
        )
        for row in held_back
    ]

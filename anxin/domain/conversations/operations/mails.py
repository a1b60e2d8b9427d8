"""Keeping what arrived by mail: the row of every accepted mail, what its message brought along, and who reads along."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from anxin.domain.conversations.events import MailDecided, ParticipantRemoved
from anxin.domain.conversations.models import Conversation, InboundMail, MailCopy, MentionedMail, Message, Participant
from anxin.domain.conversations.types import Arrived, ArrivedMail, MailOrigin, Why
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.events.operations import record

_LONGEST_HTML = 1_000_000
_LONGEST_TEXT = 200_000
_MOST_MENTIONED = 20
MOST_PARTICIPANTS = 20


def keep_origin(message: Message, origin: MailOrigin) -> None:
    """Inside the transaction that stores `message`: what the mail brought along. HTML that is too long is left to the raw mail."""
    html = origin.html if len(origin.html) <= _LONGEST_HTML else ""
    MailCopy.objects.create(
        message=message,
        mail_id=origin.message_id[:998],
        references=" ".join(origin.references),
        from_address=origin.from_address[:254],
        from_name=origin.from_name[:200],
        subject=origin.subject[:500],
        text=origin.text[:_LONGEST_TEXT],
        html=html,
        has_html=bool(html),
        raw_id=origin.raw_id,
        is_trusted=origin.is_trusted,
    )
    mention(message.conversation_id, origin.references)


def mention(conversation_id: int, mail_ids: Iterable[str]) -> None:
    """Remember mails that were mentioned and have not come: when one does, it belongs to this conversation."""
    ids = [each for each in dict.fromkeys(mail_ids) if len(each) <= 998][-_MOST_MENTIONED:]
    known = set(MailCopy.objects.filter(mail_id__in=ids).values_list("mail_id", flat=True))
    rows = [MentionedMail(conversation_id=conversation_id, mail_id=each) for each in ids if each not in known]
    if rows:
        MentionedMail.objects.bulk_create(rows, ignore_conflicts=True)


def add_participants(conversation: Conversation, people: Iterable[tuple[str, str]], *, at: datetime) -> None:
    """Inside a transaction: (name, address) of those who read along from now on. Who was removed stays removed."""
    known = set(Participant.objects.filter(conversation=conversation).values_list("address", flat=True))
    new = {address.lower(): name for name, address in people if address.lower() not in known}
    room = max(MOST_PARTICIPANTS - len(known), 0)
    Participant.objects.bulk_create(
        [
            Participant(conversation=conversation, address=address[:254], name=name[:200], added_at=at)
            for address, name in list(new.items())[:room]
        ],
        ignore_conflicts=True,
    )


@transaction.atomic
def remove_participant(*, participant_id: int, actor: Actor, at: datetime) -> None:
    """Send no more copies to somebody; asks no policy, whoever may work the case may do it. Raises NotFound."""
    row = Participant.objects.select_for_update().filter(pk=participant_id, removed_at=None).first()
    if row is None:
        raise NotFound
    row.removed_at = at
    row.save(update_fields=["removed_at"])
    record(ParticipantRemoved(conversation_id=row.conversation_id, participant_id=row.pk), actor=actor, at=at)


def note_arrival(
    mail: ArrivedMail,
    *,
    raw_id: int,
    state: Arrived,
    why: Why,
    message: Message | None = None,
    detail: str = "",
    at: datetime,
) -> InboundMail:
    """Inside a transaction: the row that tells what became of a mail."""
    row = InboundMail.objects.create(
        sha256=mail.sha256,
        size_bytes=mail.size_bytes,
        via=mail.via[:10],
        arrived_at=mail.arrived_at,
        mailbox_id=mail.mailbox_id,
        brand_id=mail.brand_id,
        from_address=_cut(mail.from_address, 254).lower(),
        from_name=_cut(mail.from_name, 200),
        to_address=_cut(mail.to_address, 254),
        subject=_cut(mail.subject, 500),
        mail_id=_cut(mail.mail_id, 998),
        fingerprint=mail.fingerprint,
        raw_id=raw_id,
        state=state,
        reason=why,
        message=message,
        detail=_cut(detail, 2000),
        decided_at=at,
    )
    record(MailDecided(inbound_id=row.pk, state=row.state, reason=row.reason), actor=SYSTEM, at=at)
    return row


def _cut(text: str, most: int) -> str:
    """Short enough, and without what no database keeps."""
    return "".join(c for c in text if c != "\0" and not 0xD800 <= ord(c) < 0xE000)[:most]


def locked(inbound_id: int) -> InboundMail:
    """The row of a mail, locked for this transaction. Raises NotFound."""
    rows = InboundMail.objects.select_for_update(of=("self",)).select_related("raw")
    row = rows.filter(pk=inbound_id).first()
    if row is None:
        raise NotFound
    return row


def decide_anew(
    row: InboundMail, *, state: Arrived, why: Why, message: Message | None = None, detail: str = "", at: datetime
) -> None:
    """Inside a transaction with `row` locked: another decision about a mail."""
    row.state, row.reason, row.message, row.detail, row.decided_at = state, why, message, detail[:2000], at
    row.save(update_fields=["state", "reason", "message", "detail", "decided_at"])

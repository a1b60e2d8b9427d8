"""Mail that came back, and readers who complained: believed only about mails of ours, by an id nobody can guess."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from anxin.domain.customers.operations import contacts
from anxin.domain.messaging import queries
from anxin.domain.messaging.models import DeliveryReport, Outgoing
from anxin.domain.messaging.operations.delivery import note_returned as end_returned
from anxin.domain.messaging.operations.suppressions import place
from anxin.domain.messaging.rules.returned import kind_of, outgoing_of
from anxin.domain.messaging.types import Returned
from anxin.foundation.actors import SYSTEM

BOUNCED, COMPLAINED = "bounce", "complaint"


def note_returned(returned: Iterable[Returned], *, mail_id: str, recipients: Iterable[str], at: datetime) -> str:
    """Inside a transaction: note what a delivery report says; a mail of ours that failed counts as such, a dead address gets no more.

    `mail_id` is the Message-ID the report names, `recipients` where the report itself went. Returns it in one line for staff.
    """
    outgoing = _outgoing(mail_id, recipients)
    told = []
    for one in returned:
        told.append(
            f"{one.recipient or (outgoing.address if outgoing else '?')}: {one.status} {one.reason} {one.diagnosis}".strip()
        )
        _note(one, outgoing, at)
    return "\n".join(told[:20])


def note_complaint(*, mail_id: str, recipients: Iterable[str], at: datetime) -> str:
    """Inside a transaction: the reader of a mail of ours called it spam: nothing goes there until somebody lifts it."""
    outgoing = _outgoing(mail_id, recipients)
    if outgoing is None:
        return ""
    DeliveryReport.objects.create(
        outgoing=outgoing, kind=DeliveryReport.Kind.COMPLAINED, address=outgoing.address.lower(), at=at
    )
    _hold_back(outgoing.address, COMPLAINED, "spam complaint", at)
    return f"{outgoing.address}: {outgoing.message_id}"


def _note(one: Returned, outgoing: Outgoing | None, at: datetime) -> None:
    kind = kind_of(one)
    address = (one.recipient or (outgoing.address if outgoing else "")).strip().lower()[:254]
    DeliveryReport.objects.create(
        outgoing=outgoing,
        kind=kind,
        address=address,
        status=one.status[:12],
        code=one.code[:6],
        reason=one.reason[:40],
        diagnosis=one.diagnosis[:2000],
        is_permanent=one.is_permanent,
        at=at,
    )
    # Anybody can write a bounce: without a mail of ours to this address it changes nothing.
    if outgoing is None or kind != DeliveryReport.Kind.FAILED:
        return
    copies = {str(each["address"]).lower() for each in outgoing.cc}
    is_main = address == outgoing.address.lower() or address not in copies
    if is_main:
        why = " ".join(filter(None, (one.status, one.diagnosis or one.reason)))
        end_returned(outgoing_id=outgoing.pk, why=why, at=at)
    if one.is_permanent:
        _hold_back(outgoing.address if is_main else address, BOUNCED, one.reason or one.status, at)


def _hold_back(address: str, placed_by: str, reason: str, at: datetime) -> None:
    place(channel="mail", address=address, reason=reason, placed_by=placed_by, actor=SYSTEM, at=at)
    if placed_by == BOUNCED:
        contacts.note_bounce(kind="email", value=address.lower(), why=reason, actor=SYSTEM, at=at)


def _outgoing(mail_id: str, recipients: Iterable[str]) -> Outgoing | None:
    known = outgoing_of(recipients, key=settings.SECRET_KEY)
    if known is not None:
        return Outgoing.objects.filter(pk=known).first()
    return next(iter(queries.find_by_message_ids([mail_id])), None)

"""Bringing one outgoing message to its channel: begin, hand over, note the end. Killed in between, it begins again."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from anxin.domain.messaging import queries, smtp
from anxin.domain.messaging.events import OutgoingFailed, OutgoingSent
from anxin.domain.messaging.models import Attempt, MailAccount, Outgoing
from anxin.foundation.actors import SYSTEM
from anxin.foundation.events.operations import record

State = Outgoing.State
_OPEN = (State.HELD, State.WAITING, State.UNCONFIGURED, State.SENDING)


def deliver(*, outgoing_id: int, at: datetime) -> timedelta:
    """Send the message if it is due and nothing holds it back. Returns how long to wait when it is too early, else 0.

    Raises smtp.TryAgain when the other side cannot take it now.
    """
    row, account, wait = _begin(outgoing_id, at)
    if row is None or account is None:
        return wait
    try:
        answer = smtp.send(row, account)
    except smtp.TryAgain as error:
        _note(row, at, is_success=False, answer=str(error), state=State.WAITING)
        raise
    except smtp.Refused as error:
        _fail(row, at, str(error))
    else:
        _end(row, at, answer)
    return timedelta(0)


@transaction.atomic
def _begin(outgoing_id: int, at: datetime) -> tuple[Outgoing | None, MailAccount | None, timedelta]:
    """Lock and mark the message as being sent; portal messages end here. (None, …) when there is nothing to hand over."""
    row = Outgoing.objects.select_for_update().filter(pk=outgoing_id, state__in=_OPEN).first()
    if row is None:
        return None, None, timedelta(0)
    if row.send_at > at:
        return None, None, row.send_at - at
    reason = queries.suppressed_because(row.channel, row.address, at)
    if reason is not None:
        _finish(row, State.SUPPRESSED, reason, at)
        return None, None, timedelta(0)
    if row.channel == Outgoing.Channel.PORTAL:
        _sent(row, at)
        return None, None, timedelta(0)
    account = queries.mail_account(row.brand_id)
    row.state = State.SENDING if account else State.UNCONFIGURED
    row.save(update_fields=["state"])
    return row, account, timedelta(0)


@transaction.atomic
def _end(row: Outgoing, at: datetime, answer: str) -> None:
    Attempt.objects.create(outgoing=row, at=at, is_success=True, answer=answer)
    _sent(row, at)


@transaction.atomic
def _fail(row: Outgoing, at: datetime, answer: str) -> None:
    Attempt.objects.create(outgoing=row, at=at, is_success=False, answer=answer)
    _finish(row, State.FAILED, answer, at)


@transaction.atomic
def _note(row: Outgoing, at: datetime, *, is_success: bool, answer: str, state: str) -> None:
    Attempt.objects.create(outgoing=row, at=at, is_success=is_success, answer=answer)
    Outgoing.objects.filter(pk=row.pk).update(state=state, error=answer)


def _sent(row: Outgoing, at: datetime) -> None:
    row.state, row.sent_at, row.error = State.SENT, at, ""
    row.save(update_fields=["state", "sent_at", "error"])
    event = OutgoingSent(
        outgoing_id=row.pk, channel=row.channel, reference_kind=row.reference_kind, reference_id=row.reference_id
    )
    record(event, actor=SYSTEM, at=at)


def _finish(row: Outgoing, state: str, why: str, at: datetime) -> None:
    row.state, row.error = state, why
    row.save(update_fields=["state", "error"])
    event = OutgoingFailed(
        outgoing_id=row.pk,
        channel=row.channel,
        reference_kind=row.reference_kind,
        reference_id=row.reference_id,
        why=why[:300],
    )
    record(event, actor=SYSTEM, at=at)

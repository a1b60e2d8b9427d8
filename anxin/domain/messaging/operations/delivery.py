"""Bringing one outgoing message to its channel in three steps: begin, hand over, note the end. Killed in between, it begins again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from anxin.domain.messaging import composing, queries, sealing, smtp
from anxin.domain.messaging.events import OutgoingFailed, OutgoingSent
from anxin.domain.messaging.look import Look
from anxin.domain.messaging.models import Attempt, DkimKey, MailAccount, Outgoing, OutgoingFile
from anxin.domain.messaging.operations import domains
from anxin.domain.messaging.rules.addresses import without_addresses
from anxin.domain.messaging.rules.returned import tagged
from anxin.domain.messaging.rules.tries import pause_after
from anxin.domain.messaging.types import Outcome, Reason, Trouble, Verdict
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.events.operations import record
from anxin.foundation.jobs.processes import is_gone

State = Outgoing.State
OPEN = (State.HELD, State.WAITING, State.UNCONFIGURED, State.SENDING)
# Longer than the longest time a server may take for one mail (smtp.TAKEN_TIMEOUT_SECONDS).
_STALE = timedelta(minutes=15)
_LOOK_AGAIN = timedelta(seconds=30)


class NotYet(Exception):
    """Come back after `after`: it is held, or somebody else is sending it this moment."""

    def __init__(self, after: timedelta) -> None:
        super().__init__("not yet")
        self.after = after


@dataclass(frozen=True)
class Handover:
    """A mail marked as being sent, with all that is needed to send it without asking the database again."""

    row: Outgoing
    account: MailAccount
    look: Look
    files: list[OutgoingFile]
    key: DkimKey | None = None


@transaction.atomic
def begin(*, outgoing_id: int, worker: str, at: datetime) -> Handover | None:
    """Lock the message and mark it as being sent by the process `worker`; portal messages are sent by that alone.

    None when there is nothing to hand over. Raises NotYet.
    """
    row = Outgoing.objects.select_for_update().filter(pk=outgoing_id, state__in=OPEN).first()
    if row is None:
        return None
    if row.send_at > at:
        raise NotYet(row.send_at - at)
    if row.state == State.SENDING and not _is_abandoned(row, at):
        raise NotYet(_LOOK_AGAIN)
    if (reason := queries.suppressed_because(row.channel, row.address, at)) is not None:
        end_unsent(row, State.SUPPRESSED, reason, actor=SYSTEM, at=at)
        return None
    if row.channel == Outgoing.Channel.PORTAL:
        _sent(row, at)
        return None
    if (until := domains.paused_until(row.address, at)) is not None:
        raise NotYet(until - at)
    return _marked(row, queries.mail_account(row.brand_id), worker, at)


def hand_over(handover: Handover) -> Outcome:
    """Give the mail to the account's server; touches no row."""
    row, account = handover.row, handover.account
    try:
        message = composing.compose(row, account, look=handover.look, files=handover.files)
        letter = sealing.sealed(message, handover.key)
    except (ValueError, OSError):
        return Outcome(Verdict.REFUSED, Reason.CANNOT_BE_COMPOSED)
    sender = account.from_address
    if account.tags_sender:
        sender = tagged(sender, row.pk, key=settings.SECRET_KEY)
    return smtp.send(letter, account, sender=sender, to=[row.address, *(str(each["address"]) for each in row.cc)])


@transaction.atomic
def note(*, outgoing_id: int, account_id: int, outcome: Outcome, at: datetime) -> timedelta | None:
    """Note how a try ended; returns the pause before the next one, None when there is none. Told of the end once, however often it is sent."""
    row = Outgoing.objects.select_for_update().get(pk=outgoing_id)
    is_taken = outcome.verdict is Verdict.TAKEN
    Attempt.objects.create(outgoing=row, at=at, is_success=is_taken, answer=outcome.answer)
    _note_trouble(account_id, outcome, at)
    domains.note(row.address, outcome, at)
    if row.state not in OPEN:
        return None
    if is_taken:
        _sent(row, at)
        return None
    pause = pause_after(row.tries, first_tried_at=row.first_tried_at or at, at=at)
    if outcome.verdict is Verdict.REFUSED or pause is None:
        end_unsent(row, State.FAILED, outcome.answer, actor=SYSTEM, at=at)
        return None
    row.state, row.error, row.sending_by, row.sending_since = State.WAITING, outcome.answer, "", None
    row.send_at = at + pause
    row.save(update_fields=["state", "error", "sending_by", "sending_since", "send_at"])
    return pause


@transaction.atomic
def give_up(*, outgoing_id: int, why: str, at: datetime) -> None:
    """The work itself failed too often (not the other side): the message counts as failed, so that nobody waits in vain."""
    row = Outgoing.objects.select_for_update().filter(pk=outgoing_id, state__in=OPEN).first()
    if row is not None:
        end_unsent(row, State.FAILED, why.strip().rpartition("\n")[2][:300], actor=SYSTEM, at=at)


def note_returned(*, outgoing_id: int, why: str, at: datetime) -> None:
    """Inside a transaction: a mail the next server took came back from a later one. Told once, however many reports come."""
    row = Outgoing.objects.select_for_update().filter(pk=outgoing_id, state=State.SENT).first()
    if row is not None:
        end_unsent(row, State.BOUNCED, why, actor=SYSTEM, at=at)


def end_unsent(row: Outgoing, state: str, why: str, *, actor: Actor, at: datetime) -> None:
    """Inside a transaction with `row` locked: it will not leave, and those above hear why (without addresses)."""
    row.state, row.error, row.sending_by, row.sending_since = state, why, "", None
    row.save(update_fields=["state", "error", "sending_by", "sending_since"])
    event = OutgoingFailed(
        outgoing_id=row.pk,
        channel=row.channel,
        reference_kind=row.reference_kind,
        reference_id=row.reference_id,
        why=without_addresses(why)[:300],
    )
    record(event, actor=actor, at=at)


def _is_abandoned(row: Outgoing, at: datetime) -> bool:
    """Whether whoever marked it as being sent is surely not sending it any more."""
    return row.sending_since is None or is_gone(row.sending_by) or row.sending_since < at - _STALE


def _marked(row: Outgoing, account: MailAccount | None, worker: str, at: datetime) -> Handover | None:
    if account is None:
        row.state = State.UNCONFIGURED
        row.save(update_fields=["state"])
        return None
    if row.tries == 0:
        # Nothing with this id has left yet, so it may still take the domain it is sent from.
        row.message_id = queries.message_id_at(row.message_id, account.from_address)
        row.first_tried_at = at
    row.state, row.sending_by, row.sending_since, row.tries = State.SENDING, worker, at, row.tries + 1
    row.save(update_fields=["state", "sending_by", "sending_since", "tries", "message_id", "first_tried_at"])
    files = list(row.files.select_related("file"))
    return Handover(row, account, queries.look(row.brand_id, row.language), files, queries.signing_key(account))


def _note_trouble(account_id: int, outcome: Outcome, at: datetime) -> None:
    """A wrong password stops every mail of the account: the settings page says so until one is taken again."""
    accounts = MailAccount.objects.filter(pk=account_id)
    if outcome.trouble not in (None, Trouble.RECIPIENT_REFUSED):
        accounts.update(trouble=outcome.trouble, trouble_answer=without_addresses(outcome.answer), trouble_at=at)
    elif outcome.verdict is Verdict.TAKEN:
        accounts.exclude(trouble="").update(trouble="", trouble_answer="", trouble_at=None)


def _sent(row: Outgoing, at: datetime) -> None:
    row.state, row.sent_at, row.error, row.sending_by, row.sending_since = State.SENT, at, "", "", None
    if row.is_secret:
        row.body = ""
    row.save(update_fields=["state", "sent_at", "error", "sending_by", "sending_since", "body"])
    event = OutgoingSent(
        outgoing_id=row.pk, channel=row.channel, reference_kind=row.reference_kind, reference_id=row.reference_id
    )
    record(event, actor=SYSTEM, at=at)

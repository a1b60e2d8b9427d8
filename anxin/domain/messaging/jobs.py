"""Delivering what is due, giving what waits for settings another chance, and testing an account."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from anxin.domain.messaging.models import Outgoing
from anxin.domain.messaging.operations import delivery, mailboxes, testing
from anxin.foundation import clock
from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.processes import name_of_this_process
from anxin.foundation.jobs.registry import RetryLater, job


@job("messaging.deliver", max_attempts=14, lane=Lane.SLOW)
def deliver(*, outgoing_id: int) -> None:
    """Bring one mail to the next server; safe to run again after a kill at any point."""
    try:
        handover = delivery.begin(outgoing_id=outgoing_id, worker=name_of_this_process(), at=clock.now())
    except delivery.NotYet as pause:
        raise RetryLater(pause.after) from None
    if handover is None:
        return
    outcome = delivery.hand_over(handover)
    pause = delivery.note(outgoing_id=outgoing_id, account_id=handover.account.pk, outcome=outcome, at=clock.now())
    if pause is not None:
        raise RetryLater(pause)


@job("messaging.show", max_attempts=14)
def show(*, outgoing_id: int) -> None:
    """Make one portal message visible; waits for nobody, so it never queues behind mail."""
    deliver(outgoing_id=outgoing_id)


@deliver.when_dead
@show.when_dead
def give_up(payload: dict[str, Any], error: str, at: datetime) -> None:
    """Nobody shall wait for a message whose delivery broke down."""
    delivery.give_up(outgoing_id=payload["outgoing_id"], why=error, at=at)


@job("messaging.try_what_waited")
def try_what_waited() -> None:
    """After an account was saved: mail that waited for one, or for its password, is due now."""
    waiting = Outgoing.objects.filter(
        channel=Outgoing.Channel.MAIL, state__in=(Outgoing.State.UNCONFIGURED, Outgoing.State.WAITING)
    )
    at = clock.now()
    for id in list(waiting.order_by("id").values_list("id", flat=True)):
        if Outgoing.objects.filter(pk=id, state__in=(Outgoing.State.UNCONFIGURED, Outgoing.State.WAITING)).update(
            send_at=at
        ):
            deliver.enqueue(outgoing_id=id, run_at=at, dedupe_key=f"deliver:{id}")


@job("messaging.test_account", max_attempts=2, lane=Lane.SLOW)
def test_account(*, account_id: int, to: str, language: str) -> None:
    """Really connect and send a test mail; the answer appears on the settings page."""
    testing.run(account_id=account_id, to=to, language=language, at=clock.now())


@job("messaging.test_mailbox", max_attempts=2, lane=Lane.SLOW)
def test_mailbox(*, mailbox_id: int) -> None:
    """Really log in to a mailbox; the answer appears on the settings page."""
    mailboxes.run_test(mailbox_id=mailbox_id)

"""A person decides about a due time that was told to a customer."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.clocks.events import DueRenegotiated
from anxin.domain.clocks.models import Clock, Renegotiation
from anxin.domain.clocks.operations.replanning import move_to_version
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record

LONGEST_REASON = 300


@transaction.atomic
def settle(
    *, renegotiation_id: int, moves: bool, reason: str = "", actor: Actor, at: datetime
) -> tuple[Renegotiation, Clock]:
    """A person decided, with the customer: the clock follows the new version for a `reason` she reads, or keeps what was told.

    The caller has made sure that the actor may change the thing. Raises NotFound, Conflict when it was settled before, or
    Invalid("reason") when a told time would move without a word why.
    """
    reason = " ".join(reason.split())
    if moves and not reason:
        raise Invalid(_("Please write why: the customer reads it with the new time."), field="reason")
    if len(reason) > LONGEST_REASON:
        raise Invalid(_("Please say it in fewer words."), field="reason")
    found = Renegotiation.objects.select_for_update(of=("self",)).filter(pk=renegotiation_id).first()
    if found is None:
        raise NotFound
    if found.settled_at is not None:
        raise Conflict
    found.settled_at, found.actor_id, found.reason = at, actor.id, reason if moves else ""
    found.outcome = Renegotiation.Outcome.MOVED if moves else Renegotiation.Outcome.KEPT
    found.save()
    clock = found.clock
    if moves:
        clock = move_to_version(clock_id=found.clock_id, version_id=found.policy_version_id, actor=actor, at=at)
    settled = DueRenegotiated(
        clock_id=clock.pk,
        subject_kind=clock.subject_kind,
        subject_id=clock.subject_id,
        milestone=clock.milestone,
        renegotiation_id=found.pk,
        outcome=found.outcome,
    )
    record(settled, actor=actor, at=at)
    return found, clock

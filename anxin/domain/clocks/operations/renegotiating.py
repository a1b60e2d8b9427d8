"""Due times that customers were told: a new policy asks a person before it moves them."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.clocks.events import DueRenegotiationNeeded
from anxin.domain.clocks.models import Clock, Renegotiation
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


def propose(row: Clock, *, version_id: int, due_at: datetime | None, actor: Actor, at: datetime) -> Renegotiation:
    """Note that a version would move a told due time; an older open proposal for the same clock is void. Nothing moves."""
    lapse(row, at=at)
    opened = Renegotiation.objects.create(
        clock=row, policy_version_id=version_id, told_due_at=row.told_due_at, proposed_due_at=due_at, opened_at=at
    )
    needed = DueRenegotiationNeeded(
        clock_id=row.pk,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        milestone=row.milestone,
        renegotiation_id=opened.pk,
        policy_version_id=version_id,
    )
    record(needed, actor=actor, at=at)
    return opened


def lapse(row: Clock, *, at: datetime) -> None:
    """What was proposed for a clock is void: it stopped, or something newer came."""
    Renegotiation.objects.filter(clock=row, settled_at=None).update(settled_at=at, outcome=Renegotiation.Outcome.LAPSED)

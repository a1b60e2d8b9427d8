"""What a customer was told: from then on it is not moved behind her back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from anxin.domain.clocks.models import Clock, Renegotiation, Telling
from anxin.domain.clocks.operations import keeping
from anxin.foundation.actors import Actor

_MOVES = ("renegotiated", "facts", "policy_published", "calendar_changed", "reopened")


@transaction.atomic
def mark_told(
    *, clock_ids: Iterable[int], how: str = Telling.How.PAGE, reason: str = "", actor: Actor, at: datetime
) -> list[Telling]:
    """The customer was told when these are due. What she knows already, has stopped or stands still is left out; returns the rest."""
    return [tell(row, how=how, reason=reason, at=at) for row in keeping.locked(clock_ids) if _is_news(row)]


def tell(row: Clock, *, how: str, reason: str, at: datetime) -> Telling:
    """Note on a locked clock what she was told."""
    assert row.due_at is not None
    why = _what_moved(row)
    row.told_due_at = row.due_at
    row.save(update_fields=["told_due_at"])
    reason = reason or (_agreed_reason(row) if why == "renegotiated" else "")
    return Telling.objects.create(clock=row, due_at=row.due_at, told_at=at, how=how, why=why, reason=reason[:300])


def _is_news(row: Clock) -> bool:
    return row.due_at is not None and row.is_live and row.told_due_at != row.due_at


def _what_moved(row: Clock) -> str:
    """The newest cause since she was last told: a decision before a pause, for a pause only delays what was decided."""
    last = row.tellings.order_by("-pk").first()
    if last is None:
        return ""
    since = [
        s for s in sorted(row.segments.all(), key=lambda s: -s.order) if s.end_at is None or s.end_at > last.told_at
    ]
    decided = next((s.why for s in since if s.why in _MOVES and s.start_at >= last.told_at), "")
    return decided or next((s.why for s in since if s.state == Clock.State.PAUSED), "")


def _agreed_reason(row: Clock) -> str:
    moved = row.renegotiations.filter(outcome=Renegotiation.Outcome.MOVED).order_by("-pk")
    return moved.values_list("reason", flat=True).first() or ""

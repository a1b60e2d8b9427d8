"""Holding back what would go to an address, and letting it go again: called by those above (bounces, complaints, privacy) and by staff."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.accounts import policies
from anxin.domain.messaging.events import SuppressionLifted, SuppressionPlaced
from anxin.domain.messaging.models import Suppression
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.events.operations import record


@transaction.atomic
def place(
    *,
    channel: str,
    address: str,
    reason: str,
    placed_by: str,
    until: datetime | None = None,
    actor: Actor,
    at: datetime,
) -> Suppression:
    """Let nothing go to `address` on `channel` (until `until`, if given). One row per placing area: placed again, the newer holds."""
    address = address.strip().lower()
    Suppression.objects.select_for_update().filter(
        channel=channel, address=address, placed_by=placed_by, lifted_at=None
    ).update(lifted_at=at)
    row = Suppression.objects.create(
        channel=channel, address=address, reason=reason[:200], placed_by=placed_by, placed_at=at, until=until
    )
    record(
        SuppressionPlaced(suppression_id=row.pk, channel=channel, placed_by=placed_by, reason=row.reason),
        actor=actor,
        at=at,
    )
    return row


@transaction.atomic
def lift(*, suppression_id: int, actor: Actor, at: datetime) -> None:
    """Let messages go to the address again. Raises NotFound when it does not stand (any more), Forbidden."""
    policies.require(actor, "settings.messaging", {})
    row = Suppression.objects.select_for_update().filter(pk=suppression_id, lifted_at=None).first()
    if row is None:
        raise NotFound
    row.lifted_at = at
    row.save(update_fields=["lifted_at"])
    record(SuppressionLifted(suppression_id=row.pk, channel=row.channel), actor=actor, at=at)

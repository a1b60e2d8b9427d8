"""Placing and lifting legal holds."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record
from anxin.foundation.privacy import queries
from anxin.foundation.privacy.events import HoldLifted, HoldPlaced
from anxin.foundation.privacy.models import LegalHold


@transaction.atomic
def place(
    *,
    subject_kind: str,
    subject_id: int,
    reason: str,
    basis: str,
    until_date: date | None = None,
    actor: Actor,
    at: datetime,
) -> LegalHold:
    """Keep a thing's data from being erased. Raises Forbidden, Invalid(field) without reason or basis, or for a day that is over."""
    queries.require(actor)
    if not reason.strip():
        raise Invalid(_("Please say why this must be kept."), field="reason")
    if not basis.strip():
        raise Invalid(_("Please name the law, contract or proceedings."), field="basis")
    if until_date is not None and until_date < at.date():
        raise Invalid(_("This day is over."), field="until_date")
    hold = LegalHold.objects.create(
        subject_kind=subject_kind,
        subject_id=subject_id,
        reason=reason.strip()[:300],
        basis=basis.strip()[:200],
        staff_id=actor.id,
        placed_at=at,
        until_date=until_date,
    )
    record(HoldPlaced(hold_id=hold.pk, subject_kind=subject_kind, subject_id=subject_id), actor=actor, at=at)
    return hold


@transaction.atomic
def lift(*, hold_id: int, actor: Actor, at: datetime) -> LegalHold:
    """Let the data be erased again. Raises Forbidden, NotFound, Conflict when it is lifted already."""
    queries.require(actor)
    hold = LegalHold.objects.select_for_update().filter(pk=hold_id).first()
    if hold is None:
        raise NotFound
    if hold.lifted_at is not None:
        raise Conflict
    hold.lifted_at, hold.lifted_by = at, actor.id
    hold.save(update_fields=["lifted_at", "lifted_by"])
    lifted = HoldLifted(hold_id=hold.pk, subject_kind=hold.subject_kind, subject_id=hold.subject_id)
    record(lifted, actor=actor, at=at)
    return hold

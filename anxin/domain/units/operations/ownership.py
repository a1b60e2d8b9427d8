"""Who has a unit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.operations.files import identify
from anxin.domain.units import policies
from anxin.domain.units.events import OwnershipEnded, OwnershipStarted
from anxin.domain.units.models import Ownership, OwnershipClaim, Unit
from anxin.domain.units.operations.units import locked
from anxin.domain.units.types import Role
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record


@transaction.atomic
def give(
    *,
    unit_id: int,
    customer_id: int,
    role: str = Role.OWNER.value,
    how: str = "entered",
    from_at: datetime | None = None,
    actor: Actor,
    at: datetime,
) -> Ownership:
    """Note that a customer is owner, user, installer or dealer of a unit from `from_at` (default: now) on; already known, nothing changes.

    A new owner does not end another's: a couple may both own it. Raises Invalid(field), NotFound, Forbidden without "units.edit".
    """
    unit = locked(unit_id)
    policies.require(actor, "units.edit", unit)
    if role not in tuple(Role):
        raise Invalid(_("Please choose one of the list."), field="role")
    if from_at is not None and from_at > at:
        raise Invalid(_("This day has not come yet."), field="from_at")
    return start(unit, customer_id, role, how, from_at or at, actor=actor, at=at)


@transaction.atomic
def give_by_contact(
    *,
    unit_id: int,
    phone: str = "",
    email: str = "",
    name: str = "",
    language: str,
    role: str = Role.OWNER.value,
    how: str = "entered",
    from_at: datetime | None = None,
    actor: Actor,
    at: datetime,
) -> Ownership:
    """`give` to whoever is reached by that phone number or mail address; her file is opened when there is none.

    Raises Invalid(field), NotFound, Forbidden without "units.edit".
    """
    policies.require(actor, "units.edit", locked(unit_id))
    if not phone.strip() and not email.strip():
        raise Invalid(_("Please give a phone number or a mail address."), field="phone")
    customer = identify(phone=phone, email=email, name=name, language=language, actor=actor, at=at)
    return give(unit_id=unit_id, customer_id=customer.pk, role=role, how=how, from_at=from_at, actor=actor, at=at)


@transaction.atomic
def end(*, ownership_id: int, actor: Actor, at: datetime) -> Ownership:
    """Note that a customer has nothing to do with the unit any more; ended already, nothing changes. Raises NotFound, Forbidden."""
    found = Ownership.objects.filter(pk=ownership_id).first()
    if found is None:
        raise NotFound
    unit = locked(found.unit_id)
    policies.require(actor, "units.edit", unit)
    row = Ownership.objects.select_for_update().get(pk=ownership_id)
    if row.until_at is None:
        stop(row, at, actor=actor, at=at)
    return row


def start(
    unit: Unit,
    customer_id: int,
    role: str,
    how: str,
    from_at: datetime,
    *,
    claim: OwnershipClaim | None = None,
    actor: Actor,
    at: datetime,
) -> Ownership:
    """Write it for a locked unit."""
    row, is_new = Ownership.objects.get_or_create(
        unit=unit,
        customer_id=customer_id,
        role=role,
        until_at=None,
        defaults={"from_at": from_at, "how": how, "claim": claim},
    )
    if is_new:
        event = OwnershipStarted(unit_id=unit.pk, customer_id=customer_id, role=role, how=how)
        record(event, actor=actor, at=at)
    return row


def stop(
    row: Ownership, until_at: datetime, *, claim: OwnershipClaim | None = None, actor: Actor, at: datetime
) -> None:
    """End a locked row."""
    row.until_at, row.ended_by = max(until_at, row.from_at), claim
    row.save(update_fields=["until_at", "ended_by"])
    record(OwnershipEnded(unit_id=row.unit_id, customer_id=row.customer_id, role=row.role), actor=actor, at=at)

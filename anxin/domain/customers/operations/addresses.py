"""Where a customer lives: adding, changing and removing postal addresses."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.events import AddressChanged
from anxin.domain.customers.models import PostalAddress
from anxin.domain.customers.operations.files import lock
from anxin.domain.customers.operations.renewing import renew
from anxin.domain.customers.policies import EDIT
from anxin.domain.customers.rules.contacts import normal_phone
from anxin.domain.customers.rules.divisions import find
from anxin.domain.customers.types import NewAddress
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import Changed, record


@transaction.atomic
def add(*, customer_id: int, given: NewAddress, actor: Actor, at: datetime) -> PostalAddress:
    """Add a postal address; the first becomes the one used. Raises Invalid(field), NotFound, Forbidden."""
    customer = lock(customer_id=customer_id, permission=EDIT, actor=actor)
    is_first = not PostalAddress.objects.filter(customer=customer).exists()
    row = PostalAddress(customer=customer, is_primary=is_first, created_at=at)
    return _filled(row, given, "added", actor, at)


@transaction.atomic
def change(*, address_id: int, given: NewAddress, actor: Actor, at: datetime) -> PostalAddress:
    """Change an address. Raises Invalid(field), NotFound, Forbidden."""
    return _filled(_locked(address_id, actor), given, "changed", actor, at)


@transaction.atomic
def prefer(*, address_id: int, actor: Actor, at: datetime) -> PostalAddress:
    """Use this address first. Raises NotFound, Forbidden."""
    row = _locked(address_id, actor)
    PostalAddress.objects.filter(customer_id=row.customer_id).update(is_primary=False)
    row.is_primary = True
    row.save(update_fields=["is_primary"])
    record(AddressChanged(customer_id=row.customer_id, address_id=row.pk, what="preferred"), actor=actor, at=at)
    return row


@transaction.atomic
def remove(*, address_id: int, actor: Actor, at: datetime) -> None:
    """Take an address out of the file. Raises NotFound, Forbidden."""
    row = _locked(address_id, actor)
    customer_id, line = row.customer_id, row.one_line
    event = AddressChanged(customer_id=customer_id, address_id=row.pk, what="removed")
    row.delete()
    record(event, actor=actor, at=at, changes=[Changed("customer", customer_id, "address", line, None)])
    renew(customer_id=customer_id)


def _locked(address_id: int, actor: Actor) -> PostalAddress:
    row = PostalAddress.objects.select_for_update().filter(pk=address_id).first()
    if row is None:
        raise NotFound
    lock(customer_id=row.customer_id, permission=EDIT, actor=actor)
    return row


def _filled(row: PostalAddress, given: NewAddress, what: str, actor: Actor, at: datetime) -> PostalAddress:
    before = row.one_line if row.pk else None
    for name, value in asdict(given).items():
        field = PostalAddress._meta.get_field(name)
        setattr(row, name, " ".join(str(value).split())[: field.max_length])
    if not row.street:
        raise Invalid(_("Please give street and number."), field="street")
    if row.phone:
        normal_phone(row.phone, region=row.country or "CN")
    row.division_code = find(row.province + row.city + row.district).code
    row.save()
    event = AddressChanged(customer_id=row.customer_id, address_id=row.pk, what=what)
    changed = Changed("customer", row.customer_id, "address", before, row.one_line)
    record(event, actor=actor, at=at, changes=[changed])
    renew(customer_id=row.customer_id)
    return row

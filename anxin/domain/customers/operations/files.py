"""Finding or opening the file of a person who turns to us, opening one by hand, changing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers import policies
from anxin.domain.customers.events import ContactPointAdded, CustomerAdded, CustomerEdited
from anxin.domain.customers.models import ContactPoint, Customer, CustomerBrand
from anxin.domain.customers.operations.renewing import renew
from anxin.domain.customers.rules.contacts import normal_email, normal_phone
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import Changed, record

FIELDS = ("kind", "name", "language", "zone", "tier", "note")


@transaction.atomic
def identify(
    *,
    phone: str = "",
    email: str = "",
    name: str = "",
    language: str,
    zone: str = "Asia/Shanghai",
    region: str = "CN",
    actor: Actor,
    at: datetime,
) -> Customer:
    """The customer who uses this phone or mail address (oldest file first), or a new one; missing addresses are added.

    Follows aliases, never merges. `region` is the country a phone number without country code belongs to. Raises Invalid(field) for an
    address that cannot be one. Tells the caller nothing about what the file already holds.
    """
    given = []
    if phone.strip():
        given.append((ContactPoint.Kind.PHONE, normal_phone(phone, region=region), phone.strip()))
    if email.strip():
        given.append((ContactPoint.Kind.EMAIL, normal_email(email), email.strip()))
    customer = next((found for kind, value, _shown in given if (found := find_by_contact(kind, value))), None)
    is_new = customer is None
    if customer is None:
        customer = Customer.objects.create(name=name.strip()[:80], language=language, zone=zone, created_at=at)
        record(CustomerAdded(customer_id=customer.pk), actor=actor, at=at)
    added = [_add(customer, kind, value, shown, actor, at) for kind, value, shown in given]
    if is_new or any(added):
        renew(customer_id=customer.pk)
    return customer


def find_by_contact(kind: str, value: str) -> Customer | None:
    """The oldest file reached by that normalised address; for an alias, the file it was merged into."""
    point = (
        ContactPoint.objects.filter(kind=kind, value=value)
        .order_by("customer_id")
        .select_related("customer__merged_into")
        .first()
    )
    return (point.customer.merged_into or point.customer) if point else None


@transaction.atomic
def open_file(*, given: Mapping[str, Any], brand_id: int | None, actor: Actor, at: datetime) -> Customer:
    """Open a file by hand. `given` holds any of FIELDS; `brand_id` is the brand whose staff may see it (None: all brands' only).

    Raises Invalid(field), Forbidden.
    """
    allowed = policies.brand_ids(actor, policies.EDIT)
    if not policies.is_unlimited(actor, policies.EDIT) and brand_id not in allowed:
        raise Invalid(_("Please choose one of your brands."), field="brand")
    customer = Customer(created_at=at, **_checked(given))
    customer.save()
    if brand_id is not None:
        CustomerBrand.objects.create(customer=customer, brand_id=brand_id, since=at)
    record(CustomerAdded(customer_id=customer.pk), actor=actor, at=at)
    renew(customer_id=customer.pk)
    return customer


@transaction.atomic
def edit(*, customer_id: int, given: Mapping[str, Any], actor: Actor, at: datetime) -> Customer:
    """Change what `given` (any of FIELDS) says differently. Raises Invalid(field), NotFound, Forbidden, Conflict for an alias."""
    customer = lock(customer_id=customer_id, permission=policies.EDIT, actor=actor)
    changed = [
        Changed("customer", customer.pk, name, getattr(customer, name), value)
        for name, value in _checked(given).items()
        if getattr(customer, name) != value
    ]
    if not changed:
        return customer
    for each in changed:
        setattr(customer, each.field, each.after)
    customer.save(update_fields=[each.field for each in changed])
    event = CustomerEdited(customer_id=customer.pk, fields=[each.field for each in changed])
    record(event, actor=actor, at=at, changes=changed)
    renew(customer_id=customer.pk)
    return customer


def lock(*, customer_id: int, permission: str, actor: Actor) -> Customer:
    """The file, locked until the caller's transaction ends. Raises NotFound, Forbidden, Conflict for an alias."""
    customer = Customer.objects.select_for_update().filter(pk=customer_id).first()
    if customer is None:
        raise NotFound
    policies.require(actor, permission, customer)
    if customer.merged_into_id is not None:
        raise Conflict(_("This file was merged into another meanwhile."))
    return customer


def _checked(given: Mapping[str, Any]) -> dict[str, Any]:
    values = {name: given[name] for name in FIELDS if name in given}
    if "name" in values:
        values["name"] = " ".join(str(values["name"]).split())[:80]
        if not values["name"]:
            raise Invalid(_("Please give a name."), field="name")
    for name, known in (("kind", Customer.Kind), ("tier", Customer.Tier)):
        if name in values and values[name] not in known.values:
            raise Invalid(field=name)
    if "note" in values:
        values["note"] = str(values["note"]).strip()[:5000]
    return values


def _add(customer: Customer, kind: str, value: str, shown: str, actor: Actor, at: datetime) -> bool:
    is_first = not ContactPoint.objects.filter(customer=customer, kind=kind).exists()
    point, made = ContactPoint.objects.get_or_create(
        customer=customer, kind=kind, value=value, defaults={"shown": shown, "is_primary": is_first, "created_at": at}
    )
    if made:
        record(ContactPointAdded(customer_id=customer.pk, contact_point_id=point.pk, kind=kind), actor=actor, at=at)
    return made

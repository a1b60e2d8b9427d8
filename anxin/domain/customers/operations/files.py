"""Finding or opening the file of a person who turns to us."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.customers.events import ContactPointAdded, CustomerAdded
from anxin.domain.customers.models import ContactPoint, Customer
from anxin.domain.customers.rules.contacts import normal_email, normal_phone
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


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

    `region` is the country a phone number without country code belongs to. Raises Invalid(field) for an address that cannot be one. Tells the caller nothing about what the file already holds.
    """
    given = []
    if phone.strip():
        given.append((ContactPoint.Kind.PHONE, normal_phone(phone, region=region), phone.strip()))
    if email.strip():
        given.append((ContactPoint.Kind.EMAIL, normal_email(email), email.strip()))
    customer = next((found for kind, value, _shown in given if (found := find_by_contact(kind, value))), None)
    if customer is None:
        customer = Customer.objects.create(name=name.strip()[:80], language=language, zone=zone, created_at=at)
        record(CustomerAdded(customer_id=customer.pk), actor=actor, at=at)
    for kind, value, shown in given:
        _add(customer, kind, value, shown, actor, at)
    return customer


def find_by_contact(kind: str, value: str) -> Customer | None:
    """The oldest file reached by that normalised address."""
    point = (
        ContactPoint.objects.filter(kind=kind, value=value).order_by("customer_id").select_related("customer").first()
    )
    return point.customer if point else None


def _add(customer: Customer, kind: str, value: str, shown: str, actor: Actor, at: datetime) -> None:
    is_first = not ContactPoint.objects.filter(customer=customer, kind=kind).exists()
    point, made = ContactPoint.objects.get_or_create(
        customer=customer, kind=kind, value=value, defaults={"shown": shown, "is_primary": is_first, "created_at": at}
    )
    if made:
        record(ContactPointAdded(customer_id=customer.pk, contact_point_id=point.pk, kind=kind), actor=actor, at=at)

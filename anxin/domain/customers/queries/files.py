"""Reads of one file: who it is, and how she is reached."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from django.db.models import QuerySet

from anxin.domain.customers import policies
from anxin.domain.customers.models import ContactKind, ContactPoint, Customer
from anxin.domain.customers.rules.contacts import masked_email, masked_handle, masked_phone
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound


def get_customer(customer_id: int) -> Customer:
    """One file with its contact points; of an alias, the file it was merged into. Raises Customer.DoesNotExist."""
    found = Customer.objects.prefetch_related("contact_points").get(pk=customer_id)
    return get_customer(found.merged_into_id) if found.merged_into_id else found


def get_file(actor: Actor, customer_id: int) -> Customer:
    """One file for a person of the staff; of an alias, the file it was merged into. Raises NotFound when there is none or the actor may not know of it."""
    found = Customer.objects.filter(pk=customer_id).select_related("merged_into").first()
    if found is None or not policies.has(actor, policies.VIEW, found := found.merged_into or found):
        raise NotFound
    return found


def alias_ids(customer_id: int) -> list[int]:
    """Files that were merged into this one: their timelines are part of its own."""
    return list(Customer.objects.filter(merged_into_id=customer_id).order_by("pk").values_list("pk", flat=True))


def find_alias(customer_id: int) -> int | None:
    """The file an alias leads to; None for a file of its own, and for none."""
    return Customer.objects.filter(pk=customer_id).values_list("merged_into_id", flat=True).first()


def find_address(customer_id: int, kind: str) -> ContactPoint | None:
    """The address of that kind to use: the primary one, else the oldest; None when there is none."""
    return ContactPoint.objects.filter(customer_id=customer_id, kind=kind).order_by("-is_primary", "id").first()


def is_reached_by(customer_id: int, typed: str) -> bool:
    """Whether `typed` is the end (four digits or more) of one of the customer's phone numbers, or one of her mail addresses.

    Every address is compared, in constant time each, so that the answer's duration tells nothing.
    """
    wanted = typed.strip().lower()
    digits = "".join(character for character in wanted if character.isdecimal())
    points = ContactPoint.objects.filter(customer_id=customer_id).values_list("kind", "value")
    found = [_ends_with(value, digits) if kind == "phone" else _is_same(value, wanted) for kind, value in points]
    return any(found)


def _ends_with(phone: str, digits: str) -> bool:
    return len(digits) >= 4 and _is_same(phone[-len(digits) :].lstrip("+"), digits)


def _is_same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def contact_points(customer_id: int) -> list[ContactPoint]:
    """Every address of a file, primary ones first."""
    return list(ContactPoint.objects.filter(customer_id=customer_id).order_by("-is_primary", "id"))


def masked(point: ContactPoint) -> str:
    """An address as anyone who sees the file may read it: enough to recognise, not enough to use."""
    if point.kind == ContactPoint.Kind.PHONE:
        return masked_phone(point.shown)
    return masked_email(point.value) if point.kind == ContactPoint.Kind.EMAIL else masked_handle(point.shown)


def contact_kinds() -> QuerySet[ContactKind]:
    """The ways of reaching people that may be added, in order."""
    return ContactKind.objects.filter(is_active=True)


def contact_points_of(customer_ids: Iterable[int]) -> QuerySet[ContactPoint]:
    """Every address of these customers."""
    return ContactPoint.objects.filter(customer_id__in=list(customer_ids))

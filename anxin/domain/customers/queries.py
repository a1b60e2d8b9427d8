"""Reads of customers."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

from django.db.models import QuerySet

from anxin.domain.customers.models import ContactPoint, Customer
from anxin.domain.customers.rules.contacts import masked_email, masked_phone


def get_customer(customer_id: int) -> Customer:
    """One file with its contact points. Raises Customer.DoesNotExist."""
    return Customer.objects.prefetch_related("contact_points").get(pk=customer_id)


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
    return masked_phone(point.shown) if point.kind == ContactPoint.Kind.PHONE else masked_email(point.value)


def contact_points_of(customer_ids: Iterable[int]) -> QuerySet[ContactPoint]:
    """Every address of these customers."""
    return ContactPoint.objects.filter(customer_id__in=list(customer_ids))

"""Reads of customers."""

from __future__ import annotations

from anxin.domain.customers.models import ContactPoint, Customer


def get_customer(customer_id: int) -> Customer:
    """One file with its contact points. Raises Customer.DoesNotExist."""
    return Customer.objects.prefetch_related("contact_points").get(pk=customer_id)


def find_address(customer_id: int, kind: str) -> ContactPoint | None:
    """The address of that kind to use: the primary one, else the oldest; None when there is none."""
    return ContactPoint.objects.filter(customer_id=customer_id, kind=kind).order_by("-is_primary", "id").first()


def contact_points(customer_id: int) -> list[ContactPoint]:
    """Every address of a file, primary ones first."""
    return list(ContactPoint.objects.filter(customer_id=customer_id).order_by("-is_primary", "id"))

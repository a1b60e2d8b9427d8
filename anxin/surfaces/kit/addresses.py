"""Links to pages of other features, which may be there or not: deleting a folder removes its pages, and links to them with it."""

from __future__ import annotations

from django.urls import Resolver404, resolve


def served(path: str) -> str:
    """`path` when some feature serves it, else ""."""
    try:
        resolve(path)
    except Resolver404:
        return ""
    return path


def customer_page(customer_id: int | None) -> str:
    """The desk's page of a customer, or ""."""
    return served(f"/desk/customers/{customer_id}") if customer_id is not None else ""

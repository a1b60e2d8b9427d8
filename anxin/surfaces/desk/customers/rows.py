"""Customers as lists show them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from anxin.domain.customers import queries
from anxin.surfaces.desk.customers import words

if TYPE_CHECKING:
    from anxin.domain.customers.models import Customer


@dataclass(frozen=True)
class Row:
    """One line: the file with its masked main contact, its tags, and how many of its cases are open."""

    customer: Customer
    tier: words.Sign | None
    kind: words.Sign
    contacts: list[tuple[str, str]]
    tags: list[str]
    active_cases: int


def rows(customers: Iterable[Customer], active: Mapping[int, int]) -> list[Row]:
    """The lines of a list; contact points and tags are prefetched."""
    return [_row(each, active.get(each.pk, 0)) for each in customers]


def _row(customer: Customer, active: int) -> Row:
    points = list(customer.contact_points.all())[:2]
    return Row(
        customer=customer,
        tier=words.TIERS[customer.tier] if customer.tier != "regular" else None,
        kind=words.KINDS[customer.kind],
        contacts=[(words.ICONS.get(point.kind, "message-circle"), queries.masked(point)) for point in points],
        tags=[each.tag.name for each in customer.customer_tags.all()][:4],
        active_cases=active,
    )

"""One of two files as they stand side by side: what identifies her, masked until a reason was given."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from anxin.domain.cases import queries as cases
from anxin.domain.customers import queries
from anxin.domain.customers.types import masked_address
from anxin.surfaces.desk.customers import words
from anxin.surfaces.kit.revealing import is_revealed

if TYPE_CHECKING:
    from anxin.domain.customers.models import ContactPoint, Customer, PostalAddress


@dataclass(frozen=True)
class Side:
    """A file with its addresses ready to show."""

    customer: Customer
    kind: words.Sign
    contacts: list[dict[str, Any]]
    addresses: list[str]
    case_count: int
    is_revealed: bool


def side(request: HttpRequest, customer: Customer, at: datetime) -> Side:
    """What of the file is compared by eye."""
    revealed = is_revealed(request, customer.pk, at)
    mine = cases.of_customer(request.actor, customer.pk, limit=100)  # type: ignore[attr-defined]
    return Side(
        customer,
        words.KINDS[customer.kind],
        contacts(queries.contact_points(customer.pk), revealed=revealed),
        [address(each, revealed=revealed) for each in queries.addresses(customer.pk)],
        len(mine),
        revealed,
    )


def contacts(points: list[ContactPoint], *, revealed: bool) -> list[dict[str, Any]]:
    """Contact points as pages show them; which one is used first is said only where there is a choice."""
    kinds = Counter(point.kind for point in points)
    firsts = {point.kind: point.pk for point in reversed(points)}
    return [
        {
            "point": point,
            "icon": words.ICONS.get(point.kind, "message-circle"),
            "shown": point.shown if revealed else queries.masked(point),
            "how": words.PROOFS.get(point.verified_how, ""),
            "health": words.HEALTH[point.health] if point.health != "ok" else None,
            "has_rivals": kinds[point.kind] > 1,
            "is_first": kinds[point.kind] > 1 and firsts[point.kind] == point.pk,
        }
        for point in points
    ]


def address(row: PostalAddress, *, revealed: bool) -> str:
    """A postal address in one line; the street without its numbers until it is revealed."""
    if revealed:
        return row.one_line
    whole = row.one_line
    return whole[: len(whole) - len(row.street)] + masked_address(row.street)

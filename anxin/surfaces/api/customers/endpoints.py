"""One customer, with addresses masked."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Path, Router, Schema

from anxin.domain.cases import queries as cases
from anxin.domain.customers import queries
from anxin.foundation.errors import NotFound
from anxin.surfaces.api.shapes import BIGGEST_ID

router = Router()


class ContactOut(Schema):
    """One address, masked: enough to recognise it."""

    kind: str
    shown: str
    is_verified: bool


class CustomerOut(Schema):
    """A customer's file."""

    id: int
    name: str
    language: str
    created_at: datetime
    contacts: list[ContactOut]


@router.get("/{customer_id}", response=CustomerOut, summary="Read a customer")
def show(request: HttpRequest, customer_id: Annotated[int, Path(ge=1, le=BIGGEST_ID)]) -> dict[str, Any]:
    """The customer of a case the caller sees; the number of a merged file gives the file that was kept; 404 for everyone else's."""
    customer_id = queries.find_alias(customer_id) or customer_id
    if not cases.sees_customer(request.actor, customer_id):  # type: ignore[attr-defined]
        raise NotFound
    customer = queries.get_customer(customer_id)
    return {
        "id": customer.pk,
        "name": customer.name,
        "language": customer.language,
        "created_at": customer.created_at,
        "contacts": [
            {"kind": point.kind, "shown": queries.masked(point), "is_verified": point.is_verified}
            for point in customer.contact_points.all()
        ],
    }

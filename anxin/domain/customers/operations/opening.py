"""Opening a file by hand, with the addresses that reach her, in one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.models import Customer
from anxin.domain.customers.operations import contacts
from anxin.domain.customers.operations.files import FIELDS, find_by_contact, open_file
from anxin.domain.customers.rules.contacts import normal_value
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Refusal

__all__ = ["FIELDS", "open_reachable"]


@transaction.atomic
def open_reachable(
    *, given: Mapping[str, Any], brand_id: int | None, points: Sequence[tuple[str, str]], actor: Actor, at: datetime
) -> Customer:
    """Open a file and add (kind, address) pairs. Raises Invalid(field) with the kind as field, Conflict when an address is known, Forbidden."""
    for kind, value in points:
        if known := find_by_contact(kind, normal_value(kind, value, field=kind)):
            message = _("This is known already: file %(number)s.") % {"number": known.pk}
            raise Conflict(message, field=kind, customer_id=known.pk)
    customer = open_file(given=given, brand_id=brand_id, actor=actor, at=at)
    for kind, value in points:
        try:
            contacts.add(customer_id=customer.pk, kind=kind, value=value, actor=actor, at=at)
        except Refusal as refusal:
            refusal.field = kind
            raise
    return customer

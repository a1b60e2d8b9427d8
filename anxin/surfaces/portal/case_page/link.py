"""Opening a case by its signed link: who holds it is the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from anxin.domain.cases import queries as cases
from anxin.foundation.actors import Actor
from anxin.surfaces.portal import throttle
from anxin.surfaces.portal.links import opens

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case

# Guessing is hopeless (80 signed bits); this only spares the server.
_FORGED = throttle.Limit("forged", count=300, seconds=900)
with_case = opens(parameter="token", find=cases.find_by_token, unknown=_FORGED)


def customer_of(case: Case) -> Actor:
    """Whoever holds the link acts as the case's customer."""
    return Actor(kind="customer", id=case.customer_id, name=case.customer.name)

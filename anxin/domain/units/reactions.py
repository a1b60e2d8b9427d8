"""What units do when something happened to them."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.accounts import queries as accounts
from anxin.domain.units.events import OwnershipClaimed
from anxin.domain.units.models import Unit
from anxin.domain.workforce.operations.notices import notify
from anxin.foundation.actors import Actor

MOST_TOLD = 50


def tell_deciders(event: OwnershipClaimed, actor: Actor, at: datetime) -> None:
    """Whoever may decide at the brand learns that somebody waits for a decision. The notice names the machine, not the person."""
    unit = Unit.objects.get(pk=event.unit_id)
    people = accounts.staff_who_can("units.claims", brand=unit.brand_id)[:MOST_TOLD]
    path = f"/desk/units/claims#claim-{event.claim_id}"
    notify(staff_ids=[each.pk for each in people], kind="units.claimed", data={"unit": str(unit)}, path=path, at=at)


NOW = {}
LATER = {OwnershipClaimed: [tell_deciders]}

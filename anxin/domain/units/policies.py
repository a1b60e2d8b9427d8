"""May this actor do this to this unit, and which units may it see."""

from __future__ import annotations

from django.db.models import QuerySet

from anxin.domain.accounts import policies as accounts
from anxin.domain.units.models import Unit
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound

COLUMNS = {"brand": "brand_id", "outlet": "outlet_id", "region": "outlet__region_id"}


def visible(rows: QuerySet[Unit], actor: Actor) -> QuerySet[Unit]:
    """The units `actor` may see: staff by their grants, a customer those she has now. Aliases are left out."""
    rows = rows.filter(merged_into=None)
    if actor.kind == "customer":
        return rows.filter(ownerships__customer_id=actor.id, ownerships__until_at=None).distinct()
    return accounts.within(rows, actor, "units.view", COLUMNS)


def where(unit: Unit) -> dict[str, int | None]:
    """Where a unit lies in the dimensions rights are limited by."""
    region = unit.outlet.region_id if unit.outlet_id and unit.outlet else None
    return {"brand": unit.brand_id, "outlet": unit.outlet_id, "region": region}


def require(actor: Actor, permission: str, unit: Unit) -> None:
    """Raise NotFound when the actor may not even see the unit, Forbidden when it may see but not do this."""
    if not actor.can("units.view", where(unit)):
        raise NotFound
    accounts.require(actor, permission, where(unit))

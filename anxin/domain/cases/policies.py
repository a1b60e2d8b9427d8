"""May this actor do this to this case, and which cases may it see."""

from __future__ import annotations

from django.db.models import QuerySet

from anxin.domain.accounts import policies as accounts
from anxin.domain.cases.models import Case
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound

COLUMNS = {"brand": "brand_id", "team": "team_id", "region": "region_id", "outlet": "outlet_id"}


def visible(rows: QuerySet[Case], actor: Actor) -> QuerySet[Case]:
    """The cases `actor` may see: staff by their grants, a customer her own."""
    if actor.kind == "customer":
        return rows.filter(customer_id=actor.id)
    return accounts.within(rows, actor, "cases.view", COLUMNS)


def where(case: Case) -> dict[str, int | None]:
    """Where a case lies in the dimensions rights are limited by."""
    return {"brand": case.brand_id, "team": case.team_id, "region": case.region_id, "outlet": case.outlet_id}


def require(actor: Actor, permission: str, case: Case) -> None:
    """Raise NotFound when the actor may not even see the case, Forbidden when it may see but not do this."""
    if not actor.can("cases.view", where(case)):
        raise NotFound
    accounts.require(actor, permission, where(case))

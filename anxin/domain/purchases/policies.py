"""Which purchases may this actor see, and may it change them."""

from __future__ import annotations

from django.db.models import QuerySet

from anxin.domain.accounts import policies as accounts
from anxin.domain.purchases.models import Purchase
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound

COLUMNS = {"brand": "brand_id"}


def visible(rows: QuerySet[Purchase], actor: Actor) -> QuerySet[Purchase]:
    """The purchases `actor` may see: staff by their grants, a customer her own."""
    if actor.kind == "customer":
        return rows.filter(customer_id=actor.id)
    return accounts.within(rows, actor, "purchases.view", COLUMNS)


def require(actor: Actor, permission: str, purchase: Purchase) -> None:
    """Raise NotFound when the actor may not even see the purchase, Forbidden when it may see but not do this."""
    where = {"brand": purchase.brand_id}
    if not actor.can("purchases.view", where):
        raise NotFound
    accounts.require(actor, permission, where)

"""May this actor do this with this customer's file, and which files may it see.

Customers span brands. Staff whose grant is limited to brands see those customers who have to do with one of them (a `CustomerBrand` row);
a grant limited by team, region or outlet gives no file: its cases show the customer.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from anxin.domain.accounts import policies as accounts
from anxin.domain.customers.models import Customer, CustomerBrand
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden, NotFound

VIEW, EDIT, MERGE, REVEAL = "customers.view", "customers.edit", "customers.merge", "customers.reveal"


def visible(rows: QuerySet[Customer], actor: Actor, permission: str = VIEW) -> QuerySet[Customer]:
    """The files on which `actor` holds `permission`; a customer sees her own."""
    if actor.kind == "customer":
        return rows.filter(pk=actor.id)
    if actor.is_system or is_unlimited(actor, permission):
        return rows
    reached = accounts.within(CustomerBrand.objects.all(), actor, permission, {"brand": "brand_id"})
    return rows.filter(Exists(reached.filter(customer_id=OuterRef("pk"))))


def is_unlimited(actor: Actor, permission: str = VIEW) -> bool:
    """Whether the actor holds it for every brand."""
    return actor.is_system or any(permission in each.permissions and not each.scopes for each in actor.grants)


def brand_ids(actor: Actor, permission: str = VIEW) -> set[int]:
    """The brands the actor's grants of `permission` are limited to; empty for who is not limited, or has none."""
    grants = [each for each in actor.grants if permission in each.permissions and set(each.scopes) == {"brand"}]
    return {id for each in grants for id in each.scopes["brand"]}


def has(actor: Actor, permission: str, customer: Customer) -> bool:
    """Whether the actor holds `permission` on this file."""
    return visible(Customer.objects.filter(pk=customer.pk), actor, permission).exists()


def require(actor: Actor, permission: str, customer: Customer) -> None:
    """Raise NotFound when the actor may not even see the file, Forbidden when it may see but not do this."""
    if not has(actor, VIEW, customer):
        raise NotFound
    if not has(actor, permission, customer):
        raise Forbidden

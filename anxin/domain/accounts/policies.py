"""The one place where scopes limit rows, and who may give which role to whom."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.models import Brand, Grant, Outlet, Region, Role, Staff, Team
from anxin.domain.accounts.rules.granting import may_give
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden

Row = TypeVar("Row", bound=Model)


def within(rows: QuerySet[Row], actor: Actor, permission: str, columns: Mapping[str, str]) -> QuerySet[Row]:
    """The rows on which `actor` holds `permission`. `columns` maps a dimension ("brand", "team" …) to the column holding its id.

    AND across the dimensions of one grant, OR across grants; a grant limited in a dimension the rows do not have covers none.
    """
    if actor.is_system:
        return rows
    allowed = Q(pk__in=[])
    for grant in actor.grants:
        if permission in grant.permissions and set(grant.scopes) <= set(columns):
            if not grant.scopes:
                return rows
            allowed |= Q(**{f"{columns[dimension]}__in": sorted(ids) for dimension, ids in grant.scopes.items()})
    return rows.filter(allowed)


def require(actor: Actor, permission: str, where: Mapping[str, int | None] | None = None) -> None:
    """Raise Forbidden unless `actor` holds `permission` (at `where`, or anywhere when it is not given)."""
    if not actor.can(permission, where):
        raise Forbidden


def require_everywhere(actor: Actor, permission: str) -> None:
    """Raise Forbidden unless `actor` holds `permission` without any limit."""
    require(actor, permission, {})


def require_may_give(actor: Actor, role: Role, scopes: Mapping[str, Collection[int]]) -> None:
    """Raise Forbidden unless `actor` may give (and take) `role` inside `scopes`."""
    if not actor.is_system and not may_give(actor.grants, role.permissions, scopes):
        raise Forbidden(
            _("You manage staff only in a part of the house and cannot give this role there."), field="role"
        )


def may_manage(actor: Actor, staff: Staff) -> bool:
    """Whether `actor` may off-board, unlock or reset this person: whoever may give everything the person holds."""
    if actor.is_system or actor.can("settings.staff", {}):
        return True
    held = Grant.objects.filter(staff=staff).select_related("role").prefetch_related("scopes")
    grants = [(grant.role.permissions, scopes_of(grant)) for grant in held]
    return bool(grants) and all(may_give(actor.grants, permissions, scopes) for permissions, scopes in grants)


def require_may_manage(actor: Actor, staff: Staff) -> None:
    """Raise Forbidden unless `may_manage`."""
    if not may_manage(actor, staff):
        raise Forbidden


def scopes_of(grant: Grant) -> dict[str, list[int]]:
    """The limits of a stored grant: dimension → ids."""
    scopes: dict[str, list[int]] = {}
    for scope in grant.scopes.all():
        scopes.setdefault(scope.dimension, []).append(scope.object_id)
    return scopes


def where_of(thing: Brand | Region | Outlet | Team) -> dict[str, int | None]:
    """Where a part of the organisation lies in the dimensions rights are limited by."""
    if isinstance(thing, Brand):
        return {"brand": thing.pk}
    if isinstance(thing, Region):
        return {"region": thing.pk}
    if isinstance(thing, Outlet):
        return {"outlet": thing.pk, "region": thing.region_id}
    return {"team": thing.pk, "brand": thing.brand_id}

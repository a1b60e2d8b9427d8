"""The one place where scopes limit rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

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

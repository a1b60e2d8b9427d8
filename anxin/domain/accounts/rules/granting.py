"""May somebody who manages staff only in a part of the house give this role there? Nobody gives more than they were given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from anxin.foundation.actors import Grant

MANAGES = "settings.staff"
DIMENSIONS = ("brand", "region", "outlet", "team")


def may_give(held: Iterable[Grant], permissions: Collection[str], scopes: Mapping[str, Collection[int]]) -> bool:
    """Whether one of the `held` grants lets its holder give `permissions` inside `scopes` (dimension → ids).

    Who manages staff everywhere may give anything; who does so in a part may give there what that same grant holds.
    """
    return any(
        not grant.scopes or (set(permissions) <= grant.permissions and _is_inside(scopes, grant.scopes))
        for grant in held
        if MANAGES in grant.permissions
    )


def _is_inside(inner: Mapping[str, Collection[int]], outer: Mapping[str, frozenset[int]]) -> bool:
    return all(inner.get(dimension) and set(inner[dimension]) <= allowed for dimension, allowed in outer.items())

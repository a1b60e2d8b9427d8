"""What an identity provider says about a person, turned into roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from anxin.domain.accounts.types import MappedRole


def values_of(claims: Mapping[str, Any], name: str) -> frozenset[str]:
    """The values of one claim: a list, one text, or texts parted by blanks; a dotted name reaches into objects."""
    found: Any = claims.get(name)
    if found is None:
        found = claims
        for part in name.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
    if isinstance(found, str):
        return frozenset(found.split()) | {found.strip()} - {""}
    if isinstance(found, list | tuple):
        return frozenset(str(value) for value in found if isinstance(value, str | int))
    return frozenset()


def roles_for(values: Iterable[str], table: Iterable[MappedRole]) -> frozenset[tuple[int, tuple[int, ...]]]:
    """(role id, sorted brand ids) of every line of the table that applies."""
    held = set(values)
    return frozenset((line.role_id, tuple(sorted(line.brand_ids))) for line in table if line.value in held)

"""Who does something: a person of the staff, a customer, a machine that calls us, or the system itself, with what was granted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

ActorKind = Literal["staff", "customer", "machine", "system"]


@dataclass(frozen=True)
class Grant:
    """Permissions that hold where every named dimension matches: AND across dimensions, OR inside one.

    `scopes` maps a dimension ("brand", "region", "outlet", "team") to allowed ids; a dimension not named is not limited.
    """

    permissions: frozenset[str]
    scopes: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def __hash__(self) -> int:
        """By value, so that what follows from an actor's rights alone can be remembered."""
        return hash((self.permissions, tuple(sorted(self.scopes.items(), key=lambda item: item[0]))))

    def covers(self, where: Mapping[str, int | None]) -> bool:
        """Whether a row lying at `where` (dimension → id) is inside this grant; an unset dimension is outside a limited one."""
        return all(where.get(dimension) in allowed for dimension, allowed in self.scopes.items())


@dataclass(frozen=True)
class Actor:
    """Acting person or machine. `id` is the staff's, customer's or token's id; None for the system."""

    kind: ActorKind
    id: int | None = None
    name: str = ""
    grants: tuple[Grant, ...] = ()

    @property
    def is_system(self) -> bool:
        """True for the system itself, which no permission limits."""
        return self.kind == "system"

    @property
    def is_staff(self) -> bool:
        """True for a person of the staff."""
        return self.kind == "staff"

    def can(self, permission: str, where: Mapping[str, int | None] | None = None) -> bool:
        """Whether any grant gives `permission` at `where`; without `where`: anywhere at all."""
        if self.is_system:
            return True
        return any(permission in grant.permissions and (where is None or grant.covers(where)) for grant in self.grants)

    def permissions(self) -> frozenset[str]:
        """Every permission held somewhere."""
        return frozenset().union(*(grant.permissions for grant in self.grants))


SYSTEM = Actor(kind="system", name="Anxin")

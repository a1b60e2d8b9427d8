"""Values others may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LinkState(StrEnum):
    """What an invitation link is good for now."""

    OPEN = "open"
    USED = "used"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True)
class MappedRole:
    """Whoever carries `value` in an identity provider's claim holds the role, limited to `brand_ids` if any."""

    value: str
    role_id: int
    brand_ids: tuple[int, ...] = ()

"""Multiplier: damages as a multiple of the price, with a least amount. Always for a person to confirm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.money import Amount
from anxin.domain.entitlements.rules.nodes import Node, number
from anxin.domain.entitlements.rules.shapes.common import read_grants, read_tag
from anxin.domain.entitlements.rules.shapes.rule import Finding, Granting, Line

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


@dataclass(frozen=True, kw_only=True, eq=False)
class Multiplier(Granting):
    """`times` the price, at least `least`, on top of the refund."""

    SHAPE = "multiplier"
    tag: str
    grants: tuple[str, ...]
    times: Decimal
    least: Decimal

    def find(self, scene: Scene) -> Finding | None:
        """The price back and the damages."""
        held = self.condition(scene.facts)
        if held is False:
            return None
        price = scene.facts.value("purchase.price")
        said: Mapping[str, Any] = {"times": self.times, "least": self.least}
        if price is None:
            asked = frozenset(("/purchase/price",))
            return Finding(self, self.grants, asked, Line("multiplier_unknown", self, said))
        damages = Amount.rounded(max(price.value * self.times, self.least), price.currency)
        said = {**said, "price": price.value, "amount": damages.value, "currency": price.currency}
        return Finding(self, self.grants, held, Line("multiplier", self, said), amounts={"compensation": damages})


def read(node: Node, common: dict[str, Any]) -> Multiplier:
    """Raises PackError."""
    return Multiplier(
        **common,
        tag=read_tag(node, "other"),
        grants=read_grants(node),
        times=node.take("times", number),
        least=node.take("least", number, Decimal(0)),
    )

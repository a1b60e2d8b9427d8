"""Count trigger: a right that arises when something happened so many times within the coverage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.answers import Answer
from anxin.domain.entitlements.rules.counts import COUNTS, Count, in_words
from anxin.domain.entitlements.rules.nodes import Node, one_of, text, whole
from anxin.domain.entitlements.rules.parts import WHOLE
from anxin.domain.entitlements.rules.shapes.common import read_grants, read_pays, read_tag
from anxin.domain.entitlements.rules.shapes.rule import Finding, Granting, Line, joined

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


@dataclass(frozen=True, kw_only=True, eq=False)
class CountTrigger(Granting):
    """`within`: the coverage in which the present fault must lie; `request_part` is that of the part asked about."""

    SHAPE = "count_trigger"
    tag: str
    grants: tuple[str, ...]
    counts: str
    at_least: int
    within: str
    pays: Mapping[str, str]

    def find(self, scene: Scene) -> Finding | None:
        """Granted when the number is reached, the fault is there and covered."""
        held = joined(self.condition(scene.facts), scene.facts.is_true("fault"))
        count = COUNTS[self.counts](scene)
        if held is False or count.most < self.at_least:
            return None
        covered, cover = scene.covered(scene.covering_part(self.within), scene.facts.fault_date)
        answer = joined(held, self._reached(count), covered)
        said = {
            "counted": in_words(self.counts, count.least),
            "at_least": self.at_least,
            "until": cover.until if cover else "",
        }
        code = "count_in" if answer is True else "count_out" if answer is False else "count_unknown"
        until = cover.until if cover else None
        price = "request.part_price" if self.counts == "part_exchanges" else "purchase.price"
        return Finding(self, self.grants, answer, Line(code, self, said), until, pays=self.pays, price_fact=price)

    def _reached(self, count: Count) -> Answer:
        return True if count.least >= self.at_least else count.asks


def read(node: Node, common: dict[str, Any]) -> CountTrigger:
    """Raises PackError."""
    return CountTrigger(
        **common,
        tag=read_tag(node, "warranty"),
        grants=read_grants(node),
        counts=node.take("counts", one_of(*COUNTS)),
        at_least=node.take("at_least", whole),
        within=node.take("within", text, WHOLE),
        pays=read_pays(node),
    )

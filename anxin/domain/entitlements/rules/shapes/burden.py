"""Burden of proof: who has to show why a unit failed, and until when it is the trader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.answers import Answer
from anxin.domain.entitlements.rules.days import Period
from anxin.domain.entitlements.rules.nodes import Node, yes_no
from anxin.domain.entitlements.rules.shapes.common import dates, read_period
from anxin.domain.entitlements.rules.shapes.rule import Rule

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


@dataclass(frozen=True, kw_only=True, eq=False)
class Burden(Rule):
    """The trader's for so long from the latest of `starts`; then the customer's."""

    SHAPE = "burden"
    starts: tuple[str, ...]
    period: Period
    rolls: bool

    def trader_until(self, scene: Scene) -> tuple[Answer, date | None]:
        """Whether the trader has to prove now, and his last day; unknown with the facts to ask."""
        held = self.condition(scene.facts)
        if held is False:
            return False, None
        start, unknown = scene.latest(self.starts)
        if start is None:
            return unknown, None
        until = scene.last_day(start, self.period, rolls=self.rolls)
        return held if scene.facts.fault_date <= until else False, until


def read(node: Node, common: dict[str, Any]) -> Burden:
    """Raises PackError."""
    period = read_period(node)
    assert period is not None
    return Burden(
        **common,
        starts=node.take("starts", dates),
        period=period,
        rolls=node.take("rolls", yes_no, common["head"].rolls),
    )

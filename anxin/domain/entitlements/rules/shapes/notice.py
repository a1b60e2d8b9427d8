"""Notice: a day on which the customer should be told something, counted from the purchase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.days import Period, minus_months
from anxin.domain.entitlements.rules.nodes import Node, text, whole
from anxin.domain.entitlements.rules.shapes.common import dates, read_period
from anxin.domain.entitlements.rules.shapes.rule import Rule

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


@dataclass(frozen=True, kw_only=True, eq=False)
class Notice(Rule):
    """So long after the earliest of `starts`, `months_before` earlier. A longer life stated by the maker counts."""

    SHAPE = "notice"
    what: str
    starts: tuple[str, ...]
    period: Period
    months_before: int

    def day(self, scene: Scene) -> date | None:
        """The day, or None when it does not apply or no start is told."""
        if self.condition(scene.facts) is not True:
            return None
        known = [found for name in self.starts if (found := scene.facts.values.get(name))]
        if not known:
            return None
        return minus_months(self._period(scene).last_day(min(known)), self.months_before)

    def _period(self, scene: Scene) -> Period:
        stated: Decimal | None = scene.facts.value("unit.age_limit_years")
        if stated is None or stated * 12 <= self.period.months:
            return self.period
        return Period(months=int(min(stated, Decimal(200)) * 12))


def read(node: Node, common: dict[str, Any]) -> Notice:
    """Raises PackError."""
    period = read_period(node)
    assert period is not None
    return Notice(
        **common,
        what=node.take("what", text),
        starts=node.take("starts", dates),
        period=period,
        months_before=node.take("months_before", whole, 0),
    )

"""Deadline: until when we have to act. Never moved off a holiday: that would be time gained against the customer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.days import Period, plus_working_days
from anxin.domain.entitlements.rules.nodes import Node, some_of, text, whole
from anxin.domain.entitlements.rules.shapes.common import dates, read_period
from anxin.domain.entitlements.rules.shapes.rule import Rule
from anxin.domain.entitlements.rules.vocabulary import KINDS

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


@dataclass(frozen=True, kw_only=True, eq=False)
class Deadline(Rule):
    """`starts`: the first of these facts that is told. Unknown conditions bind us as if they held. `only_with`: remedies
    without which it does not run."""

    SHAPE = "deadline"
    what: str
    starts: tuple[str, ...]
    period: Period | None
    working_days: int | None
    only_with: frozenset[str]

    def day(self, scene: Scene) -> date | None:
        """The last day, or None when it does not run."""
        start = next((day for name in self.starts if (day := self._start(scene, name))), None)
        if start is None or self.condition(scene.facts) is False:
            return None
        if self.working_days is not None:
            return plus_working_days(start, self.working_days, scene.facts.jurisdiction.is_rest_day)
        assert self.period is not None
        return self.period.last_day(start)

    def _start(self, scene: Scene, name: str) -> date | None:
        if name == "request.made_at":
            return scene.facts.made if scene.facts.value("has_request") else None
        found: date | None = scene.facts.values.get(name)
        return found


def read(node: Node, common: dict[str, Any]) -> Deadline:
    """Raises PackError."""
    working_days = node.take("working_days", whole, None)
    return Deadline(
        **common,
        what=node.take("what", text),
        starts=node.take("starts", dates),
        working_days=working_days,
        only_with=frozenset(node.take("only_with", some_of(*KINDS), ())),
        period=read_period(node, is_needed=working_days is None),
    )

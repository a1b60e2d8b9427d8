"""Elapsed trigger: a right that arises when a repair takes longer than so many days; a loaner is one such right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.answers import Answer
from anxin.domain.entitlements.rules.facts import Repair
from anxin.domain.entitlements.rules.nodes import Node, one_of, text, whole
from anxin.domain.entitlements.rules.parts import WHOLE
from anxin.domain.entitlements.rules.shapes.common import read_grants, read_pays, read_tag
from anxin.domain.entitlements.rules.shapes.rule import Finding, Granting, Line, joined

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


@dataclass(frozen=True, kw_only=True, eq=False)
class ElapsedTrigger(Granting):
    """`waits_for`: parts, repairer, or anything. `more_than` days in the running repair; `what` names our line."""

    SHAPE = "elapsed_trigger"
    tag: str
    grants: tuple[str, ...]
    waits_for: str
    more_than: int
    within: str
    what: str
    pays: Mapping[str, str]

    def find(self, scene: Scene) -> Finding | None:
        """Granted once the days are over; the unit was covered when it was handed in."""
        repair, held = scene.running_repair, self.condition(scene.facts)
        if repair is None or held is False:
            return None
        covered, _cover = scene.covered(self.within, repair.start or scene.facts.fault_date)
        waits = self._waits(repair)
        answer = joined(held, waits, self._is_over(repair), covered)
        said = {"days": repair.days if repair.days is not None else "?", "more_than": self.more_than}
        code = "elapsed_in" if answer is True else "elapsed_out" if answer is False else "elapsed_unknown"
        code = "elapsed_other" if waits is False else code
        return Finding(self, self.grants, answer, Line(code, self, said), pays=self.pays)

    def concerns(self, scene: Scene) -> Repair | None:
        """The running repair whose days it counts, however long it takes so far."""
        repair = scene.running_repair
        if repair is None or repair.start is None or self._waits(repair) is not True:
            return None
        return repair if self.condition(scene.facts) is True else None

    def _waits(self, repair: Repair) -> Answer:
        if self.waits_for == "anything":
            return True
        return (
            repair.wait_reason == self.waits_for
            if repair.wait_reason
            else frozenset((f"{repair.pointer}/wait_reason",))
        )

    def _is_over(self, repair: Repair) -> Answer:
        return frozenset((f"{repair.pointer}/start",)) if repair.days is None else repair.days > self.more_than


@dataclass(frozen=True, kw_only=True, eq=False)
class Loaner(ElapsedTrigger):
    """A loaner, or its money, from a day of the repair on."""

    SHAPE = "loaner"


def read(node: Node, common: dict[str, Any]) -> ElapsedTrigger:
    """Raises PackError."""
    return ElapsedTrigger(**common, grants=read_grants(node), **_rest(node, "repair_line"))


def read_loaner(node: Node, common: dict[str, Any]) -> Loaner:
    """Raises PackError."""
    return Loaner(**common, grants=("loaner",), **_rest(node, "loaner"))


def _rest(node: Node, what: str) -> dict[str, Any]:
    return {
        "tag": read_tag(node, "warranty"),
        "waits_for": node.take("waits_for", one_of("parts", "repairer", "anything"), "anything"),
        "more_than": node.take("more_than", whole),
        "within": node.take("within", text, WHOLE),
        "what": node.take("what", text, what),
        "pays": read_pays(node),
    }

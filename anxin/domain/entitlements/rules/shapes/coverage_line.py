"""Coverage line: a period in which a fault of the whole unit or a part is repaired free of charge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.answers import Answer, both
from anxin.domain.entitlements.rules.coverage import STARTS, Cover
from anxin.domain.entitlements.rules.days import Period
from anxin.domain.entitlements.rules.nodes import Node, some_of, texts, whole, yes_no
from anxin.domain.entitlements.rules.parts import WHOLE, words_of
from anxin.domain.entitlements.rules.shapes.common import dates, read_pays, read_period, read_tag
from anxin.domain.entitlements.rules.shapes.rule import Finding, Granting, Line, joined
from anxin.domain.entitlements.rules.vocabulary import KINDS

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


@dataclass(frozen=True, kw_only=True, eq=False)
class CoverageLine(Granting):
    """`is_separate`: these parts are covered by their own lines only, not by that of the whole unit."""

    SHAPE = "coverage"
    tag: str
    grants: tuple[str, ...]
    parts: tuple[str, ...]
    starts: tuple[str, ...]
    period: Period
    km: int | None
    pauses: bool
    rolls: bool
    restarts_when_replaced: bool
    is_separate: bool
    days_after_production: int | None
    months_after_repair: int
    pays: Mapping[str, str]

    def find(self, scene: Scene) -> Finding | None:
        """Repair for a fault that shows while one of the parts it could be is covered."""
        fault = scene.facts.is_true("fault")
        condition = self.condition(scene.facts)
        part = self._concerned(scene)
        if fault is False or condition is False or not self.grants or not part:
            return None
        covers = [each for each in scene.covers if each.rule is self and each.part == part]
        if not covers:
            asked = both((fault, condition, scene.nothing_known()))
            return Finding(self, self.grants, asked, Line("coverage_unknown", self), part=part, pays=self.pays)
        return self._judged(scene, covers[0], joined(fault, condition))

    def _judged(self, scene: Scene, cover: Cover, held: Answer) -> Finding:
        in_time = scene.within(cover, scene.facts.fault_date)
        answer = joined(held, in_time, self._part_is_known(scene, cover.part))
        said = {"part": words_of(cover.part), "start": cover.start, "until": cover.until, "paused": cover.paused_days}
        code = "coverage_in" if answer is True else "coverage_out" if answer is False else "coverage_unknown"
        return Finding(self, self.grants, answer, Line(code, self, said), cover.until, cover.part, self.pays)

    def _concerned(self, scene: Scene) -> str:
        """The part of this line that the request is about; "" when it is about another."""
        asked = scene.part
        if asked in self.parts:
            return asked
        if WHOLE in self.parts:
            return "" if scene.rules.is_separate(asked) else WHOLE
        is_open = "request.part" not in scene.facts.values and not self.is_separate
        return self.parts[0] if is_open else ""

    def _part_is_known(self, scene: Scene, part: str) -> Answer:
        """A line for parts answers only when the part was told."""
        if part in (WHOLE, scene.part):
            return True
        return frozenset(("/request/part",))


def read(node: Node, common: dict[str, Any]) -> CoverageLine:
    """Raises PackError."""
    period = read_period(node)
    assert period is not None
    return CoverageLine(
        **common,
        tag=read_tag(node, "warranty"),
        grants=node.take("grants", _grants, ("repair",)),
        parts=node.take("parts", texts, (WHOLE,)),
        starts=node.take("starts", dates, STARTS),
        period=period,
        km=node.take("km", whole, None),
        pauses=node.take("pauses", yes_no, True),
        rolls=node.take("rolls", yes_no, common["head"].rolls),
        restarts_when_replaced=node.take("restarts_when_replaced", yes_no, False),
        is_separate=node.take("separate", yes_no, False),
        days_after_production=node.take("days_after_production_without_proof", whole, None),
        months_after_repair=node.take("months_after_repair", whole, 0),
        pays=read_pays(node),
    )


def _grants(value: Any) -> tuple[str, ...]:
    """`nothing` for lines that only measure a period others refer to."""
    return () if value == "nothing" else some_of(*KINDS)(value)

"""Window: a right that can be claimed for so many days, or for as long as nothing else ends it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.answers import Answer
from anxin.domain.entitlements.rules.conditions import Condition, read_condition
from anxin.domain.entitlements.rules.days import Period, plus_working_days
from anxin.domain.entitlements.rules.nodes import Node, one_of, whole, yes_no
from anxin.domain.entitlements.rules.shapes.common import dates, read_grants, read_pays, read_period, read_tag
from anxin.domain.entitlements.rules.shapes.rule import Finding, Granting, Line, joined

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


@dataclass(frozen=True, kw_only=True, eq=False)
class Window(Granting):
    """`starts`: the latest of these dates that is known counts. `asks`: dates whose absence leaves a late claim open."""

    SHAPE = "window"
    tag: str
    grants: tuple[str, ...]
    starts: tuple[str, ...]
    asks: tuple[str, ...]
    period: Period | None
    working_days: int
    judged_by: str
    rolls: bool
    km: int | None
    pays: Mapping[str, str]
    longer: Period | None
    longer_when: Condition | None
    pauses: bool

    def find(self, scene: Scene) -> Finding | None:
        """Granted while the claim (or the fault) lies within the window."""
        held = self.condition(scene.facts)
        if held is False:
            return None
        if self.period is None:
            code = "window_open" if held is True else "window_unknown"
            return Finding(self, self.grants, held, self._line(code, {}), pays=self.pays)
        start, unknown = scene.latest(self.starts)
        if start is None:
            return Finding(self, self.grants, joined(held, unknown), self._line("window_unknown", {}), pays=self.pays)
        return self._counted(scene, held, start)

    def _counted(self, scene: Scene, held: Answer, start: date) -> Finding:
        assert self.period is not None
        until = scene.last_day(start, self.period, rolls=self.rolls)
        if self.working_days:
            until = plus_working_days(start, self.working_days, scene.facts.jurisdiction.is_rest_day)
        if self.pauses:
            until = Period(days=sum(each.days or 0 for each in scene.facts.repairs)).last_day(until)
        longer = self.longer_when(scene.facts) if self.longer_when else False
        if longer is True:
            until = scene.last_day(until, self.longer or Period(), rolls=self.rolls)
        judged = scene.facts.made if self.judged_by == "made" else scene.facts.fault_date
        in_time = self._in_time(scene, judged, until, longer)
        answer = joined(held, in_time, scene.within_km(self.km))
        said = {"start": start, "until": until, "judged": judged, "km": self.km or ""}
        code = "window_in" if answer is True else "window_out" if answer is False else "window_unknown"
        return Finding(self, self.grants, answer, self._line(code, said), until, pays=self.pays)

    def _in_time(self, scene: Scene, judged: date, until: date, longer: Answer) -> Answer:
        if judged <= until:
            return True
        open_questions = scene.latest(self.asks)[1]
        if not isinstance(longer, bool) and judged <= scene.last_day(until, self.longer or Period(), rolls=self.rolls):
            open_questions |= longer
        return open_questions or False

    def _line(self, code: str, values: dict[str, Any]) -> Line:
        return Line(code, self, values)


def read(node: Node, common: dict[str, Any]) -> Window:
    """Raises PackError."""
    longer = node.child("longer")
    working_days = node.take("working_days", whole, 0)
    is_open = node.take("open_ended", yes_no, False)
    period = None if is_open else read_period(node, is_needed=not working_days) or Period()
    return Window(
        **common,
        tag=read_tag(node, "quality"),
        grants=read_grants(node),
        starts=node.take("starts", dates, ()),
        asks=node.take("asks", dates, ()),
        period=period,
        working_days=working_days,
        judged_by=node.take("judged_by", one_of("made", "fault"), "made"),
        rolls=node.take("rolls", yes_no, common["head"].rolls),
        km=node.take("km", whole, None),
        pays=read_pays(node),
        longer_when=read_condition(longer.child("when")) if longer else None,
        longer=_rest(longer),
        pauses=node.take("pauses", yes_no, False),
    )


def _rest(node: Node | None) -> Period | None:
    if node is None:
        return None
    period = read_period(node)
    node.done()
    return period

"""The facts of one decision with what several rules need of them: counts, coverage, days counted by law."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from anxin.domain.entitlements.rules.answers import Answer, both
from anxin.domain.entitlements.rules.coverage import Cover, coverage_lines
from anxin.domain.entitlements.rules.days import Period, rolled
from anxin.domain.entitlements.rules.facts import Facts, Repair
from anxin.domain.entitlements.rules.parts import WHOLE
from anxin.domain.entitlements.rules.ruleset import RuleSet
from anxin.domain.entitlements.rules.vocabulary import pointer_of


class Scene:
    """One decision being made. Reads only."""

    def __init__(self, facts: Facts, rules: RuleSet) -> None:
        self.facts = facts
        self.rules = rules

    def last_day(self, start: date, period: Period, *, rolls: bool) -> date:
        """The last day of a period, moved off days of rest where the law does so."""
        day = period.last_day(start)
        return rolled(day, self.facts.jurisdiction.is_rest_day) if rolls else day

    def latest(self, names: Iterable[str]) -> tuple[date | None, frozenset[str]]:
        """The latest of these dates that is known, and the pointers of those that are not."""
        found, unknown = None, set()
        for name in names:
            value = self.facts.values.get(name)
            if value is None:
                unknown.add(pointer_of(name))
            elif found is None or value > found:
                found = value
        return found, frozenset(unknown)

    @cached_property
    def covers(self) -> list[Cover]:
        """Every coverage line that can be counted, of rules that grant."""
        return coverage_lines(self.facts, self.rules.coverage)

    @cached_property
    def running_repair(self) -> Repair | None:
        """The repair that is not over; the longest when there are several."""
        running = [each for each in self.facts.repairs if each.is_running]
        return max(running, key=lambda each: each.days or 0, default=None)

    @cached_property
    def part(self) -> str:
        """The part the request is about; the whole unit when none is named."""
        return self.facts.value("request.part") or WHOLE

    def covering_part(self, within: str) -> str:
        """The part whose coverage is meant: of the part asked about where it has one of its own, else of the whole unit."""
        if within != "request_part":
            return within
        return self.part if self._has_rule(self.part) else WHOLE

    def covered(self, part: str, day: date) -> tuple[Answer, Cover | None]:
        """Whether the part is covered on that day, and the longest line that says so (or the longest there is)."""
        lines = [each for each in self.covers if each.part == part and each.rule.is_granting]
        if not lines:
            return (self.nothing_known() if self._has_rule(part) else False), None
        best = max(lines, key=lambda each: each.until)
        answers = [self.within(each, day) for each in lines]
        if True in answers:
            sure = [each for each, answer in zip(lines, answers, strict=True) if answer is True]
            return True, max(sure, key=lambda each: each.until)
        unknown = frozenset().union(*(each for each in answers if not isinstance(each, bool)))
        return unknown or False, best

    def within(self, cover: Cover, day: date) -> Answer:
        """Whether a line covers that day."""
        in_time: Answer = True if day <= cover.until else (cover.asks or False)
        return both((in_time, self.within_km(cover.rule.km)))

    def within_km(self, limit: int | None) -> Answer:
        """Whether the mileage is not beyond the limit."""
        if limit is None:
            return True
        mileage = self.facts.value("unit.mileage_km")
        return frozenset(("/unit/mileage_km",)) if mileage is None else mileage <= limit

    def _has_rule(self, part: str) -> bool:
        return any(part in rule.parts and rule.is_granting for rule in self.rules.coverage)

    def nothing_known(self) -> Answer:
        """The fact to ask for when no start of any coverage is known."""
        if self.facts.value("no_proof"):
            return frozenset(("/unit/production_date",))
        return frozenset(("/purchase/invoice_date",))

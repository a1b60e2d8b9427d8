"""The rules that apply to one kind of product, sorted by shape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from anxin.domain.entitlements.rules.shapes.burden import Burden
from anxin.domain.entitlements.rules.shapes.coverage_line import CoverageLine
from anxin.domain.entitlements.rules.shapes.deadline import Deadline
from anxin.domain.entitlements.rules.shapes.elapsed_trigger import ElapsedTrigger
from anxin.domain.entitlements.rules.shapes.exclusion import Exclusion
from anxin.domain.entitlements.rules.shapes.fee import Fee
from anxin.domain.entitlements.rules.shapes.notice import Notice
from anxin.domain.entitlements.rules.shapes.rule import Granting, Rule

R = TypeVar("R", bound=Rule)


class RuleSet:
    """Reads only; made once per kind of facts."""

    def __init__(self, rules: Sequence[Rule], jurisdiction: str) -> None:
        self.jurisdiction = jurisdiction
        self.rules = tuple(rules)
        heads = {rule.head for rule in rules}
        self.packs = tuple(sorted(f"{head.id} {head.version}" for head in heads))
        self.granting = _of(rules, Granting)
        self.coverage = _of(rules, CoverageLine)
        self.elapsed = _of(rules, ElapsedTrigger)
        self.exclusions = _of(rules, Exclusion)
        self.fees = _of(rules, Fee)
        self.deadlines = _of(rules, Deadline)
        self.notices = _of(rules, Notice)
        self.burdens = _of(rules, Burden)
        self._separate = frozenset(part for rule in self.coverage if rule.is_separate for part in rule.parts)
        self._fees_of: dict[tuple[str, str], tuple[Fee, ...]] = {}
        self.exclusions_of = {
            rule: tuple(each for each in self.exclusions if each.blocks(rule)) for rule in self.granting
        }

    def fees_of(self, rule_id: str, kind: str) -> tuple[Fee, ...]:
        """What this remedy of that rule costs."""
        key = (rule_id, kind)
        if key not in self._fees_of:
            self._fees_of[key] = tuple(each for each in self.fees if each.concerns(rule_id, kind))
        return self._fees_of[key]

    def is_separate(self, part: str) -> bool:
        """Whether the part is covered by a line of its own only."""
        return part in self._separate


def _of(rules: Sequence[Rule], shape: type[R]) -> tuple[R, ...]:
    return tuple(rule for rule in rules if isinstance(rule, shape))

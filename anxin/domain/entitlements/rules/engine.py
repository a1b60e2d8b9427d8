"""Packs put together: the rules that apply to one kind of product, ready to be asked."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property

from anxin.domain.entitlements.rules.days import Period
from anxin.domain.entitlements.rules.deciding import decide
from anxin.domain.entitlements.rules.decision import Decision
from anxin.domain.entitlements.rules.errors import FactError, PackError
from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.packs import Pack, is_valid_on
from anxin.domain.entitlements.rules.ruleset import RuleSet
from anxin.domain.entitlements.rules.shapes.coverage_line import CoverageLine
from anxin.domain.entitlements.rules.shapes.floor import Floor
from anxin.domain.entitlements.rules.shapes.rule import Rule
from anxin.domain.entitlements.rules.shapes.window import Window


class Engine:
    """Decides by these packs. Packs and rules are never changed; rules chosen for one kind of facts are remembered."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self.packs = tuple(packs)
        self._chosen: dict[object, RuleSet] = {}

    def decide(self, facts: Facts) -> Decision:
        """What the customer has a right to, and why. Raises FactError for days beyond the end of the calendar."""
        try:
            return decide(facts, self.rules_for(facts))
        except OverflowError as error:
            raise FactError("", "a date is too far away to be counted from") from error

    def rules_for(self, facts: Facts) -> RuleSet:
        """The rules that apply: of the jurisdiction, valid, and made for this brand, model and kind of product."""
        key = self._key(facts)
        found = self._chosen.get(key)
        if found is None:
            if len(self._chosen) > 4096:  # inputs name their brands and models themselves
                self._chosen.clear()
            found = self._chosen[key] = RuleSet(self._rules(facts), facts.jurisdiction.code)
        return found

    def _key(self, facts: Facts) -> object:
        judged = bisect_right(self._law_turns, facts.today)
        promised = bisect_right(self._promise_turns, facts.purchase_date or facts.today)
        named = (facts.value("unit.brand"), facts.value("unit.model")) if self._is_limited else None
        return facts.jurisdiction.code, facts.product.name, judged, promised, named

    @cached_property
    def _law_turns(self) -> list[date]:
        """The days on which other law begins to count: between two of them the rules are the same."""
        turns = [rule.since for pack in self.packs for rule in pack.rules if rule.since]
        return sorted([*turns, *self._turns(is_law=True)])

    @cached_property
    def _promise_turns(self) -> list[date]:
        return sorted(self._turns(is_law=False))

    def _turns(self, *, is_law: bool) -> list[date]:
        heads = [pack.head for pack in self.packs if (pack.head.layer == "law") is is_law]
        ends = [head.valid_to + timedelta(days=1) for head in heads if head.valid_to and head.valid_to < date.max]
        return [head.valid_from for head in heads] + ends

    @cached_property
    def _is_limited(self) -> bool:
        return any(pack.head.brands or pack.head.models for pack in self.packs)

    def _rules(self, facts: Facts) -> list[Rule]:
        product = facts.product
        return [
            rule
            for pack in self.packs
            if self._concerns(pack, facts)
            for rule in pack.rules
            if rule.applies_to(product.name, product.groups) and (rule.since is None or rule.since <= facts.today)
        ]

    def _concerns(self, pack: Pack, facts: Facts) -> bool:
        head = pack.head
        if head.jurisdiction != facts.jurisdiction.code:
            return False
        for allowed, fact in ((head.brands, "unit.brand"), (head.models, "unit.model")):
            if allowed and (facts.value(fact) or "").casefold() not in allowed:
                return False
        return is_valid_on(head, facts.today, facts.purchase_date)


def check_floors(pack: Pack, law: Iterable[Pack]) -> None:
    """Refuse a promise below the law of its jurisdiction. Raises PackError with the line of the rule."""
    legal = [rule for each in law if each.head.jurisdiction == pack.head.jurisdiction for rule in each.rules]
    protected = {shape for rule in legal if isinstance(rule, Floor) for shape in rule.protects}
    for rule in pack.rules:
        least = next((each for each in legal if rule.SHAPE in protected and _is_less(rule, each)), None)
        if least is not None:
            raise PackError(rule.line, rule.key, f"promises less than {least.id} gives by law; it cannot be signed off")


def _is_less(promise: Rule, law: Rule) -> bool:
    if not law.is_granting or not _overlap(promise, law):
        return False
    if isinstance(promise, CoverageLine) and isinstance(law, CoverageLine):
        return bool(set(promise.parts) & set(law.parts)) and _length(promise.period) < _length(law.period)
    if isinstance(promise, Window) and isinstance(law, Window) and promise.period and law.period:
        same = promise.tag == law.tag and set(promise.grants) <= set(law.grants)
        return same and _length(promise.period) < _length(law.period)
    return False


def _overlap(promise: Rule, law: Rule) -> bool:
    """Whether both name one kind of product: a promise for all kinds is measured only by what all kinds get."""
    if law.classes:
        return bool(promise.classes & law.classes)
    if law.groups or promise.groups:
        return law.groups == promise.groups
    return True


def _length(period: Period) -> float:
    assert isinstance(period, Period)
    return period.months * 30.44 + period.days

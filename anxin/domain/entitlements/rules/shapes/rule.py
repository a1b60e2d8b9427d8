"""What all rules have in common, and what a rule finds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from anxin.domain.entitlements.rules.answers import Answer, both
from anxin.domain.entitlements.rules.conditions import Condition
from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.money import Amount

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene

CONFIDENCES = ("verified", "secondary", "memory_high", "memory_check", "design")
_GRANTING = frozenset(CONFIDENCES[:3])
LAYERS = ("law", "brand", "dealer", "line")


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a pack says of itself. `brands` and `models` limit it; empty is all."""

    id: str
    version: str
    jurisdiction: str
    layer: str
    zh: str
    en: str
    valid_from: date
    valid_to: date | None
    reviewed_by: str
    rolls: bool
    brands: frozenset[str]
    models: frozenset[str]


@dataclass(frozen=True, kw_only=True, eq=False)
class Rule:
    """One rule. `id` is what is cited; several rules may share it and differ in `key`."""

    SHAPE: ClassVar[str]
    id: str
    key: str
    zh: str
    en: str
    confidence: str
    basis: tuple[str, str]
    """The legal source in Chinese and English."""
    head: PackHead
    line: int
    classes: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    not_groups: frozenset[str] = frozenset()
    when: Condition
    unless: Condition | None = None
    """Blocks only when it certainly holds: what somebody else has to show."""
    since: date | None = None

    @property
    def is_granting(self) -> bool:
        """Whether it may give rights; other rules only advise."""
        return self.confidence in _GRANTING

    @property
    def is_refusing(self) -> bool:
        """Whether it may be named in a refusal."""
        return self.confidence == "verified"

    def applies_to(self, product_class: str, groups: frozenset[str]) -> bool:
        """Whether the kind of product falls under it."""
        if self.not_groups & groups:
            return False
        return not (self.classes or self.groups) or product_class in self.classes or bool(self.groups & groups)

    def condition(self, facts: Facts) -> Answer:
        """Whether its conditions hold."""
        if self.unless is not None and self.unless(facts) is True:
            return False
        return self.when(facts)


@dataclass(slots=True)
class Line:
    """One sentence of the trace: a code of `words`, the rule it is about, its values ((zh, en) where they differ)."""

    code: str
    rule: Rule | None = None
    values: Mapping[str, Any] = field(default_factory=dict)


TRADER_PAYS = {"parts": "trader", "labour": "trader", "freight": "trader"}


@dataclass(slots=True)
class Finding:
    """What one rule says of the facts: whether it grants these kinds, until when, who pays, and why."""

    rule: Granting
    kinds: tuple[str, ...]
    answer: Answer
    line: Line
    until: date | None = None
    part: str = ""
    pays: Mapping[str, str] = field(default_factory=lambda: TRADER_PAYS)
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    """What is paid to the customer, by kind."""
    price_fact: str = "purchase.price"
    """What money back is worked out from."""


class Granting(Rule, ABC):
    """A rule that may grant remedies; its `tag` is what exclusions and fees go by."""

    tag: str
    grants: tuple[str, ...]

    @property
    def documents(self) -> tuple[str, ...]:
        """What the customer shows; a proof in our own records is one."""
        if self.tag == "no_reason":
            return ("proof_of_purchase", "goods_complete")
        counted = self.SHAPE in ("count_trigger", "elapsed_trigger")
        return ("proof_of_purchase", "repair_records") if counted else ("proof_of_purchase",)

    @abstractmethod
    def find(self, scene: Scene) -> Finding | None:
        """What it says, or None when it has nothing to do with the facts."""


def joined(*answers: Answer) -> Answer:
    """Whether all hold."""
    return both(answers)

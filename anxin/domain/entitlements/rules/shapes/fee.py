"""Fee: what the customer pays for a remedy, worked out to the cent. A rate nobody knows is nothing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from anxin.domain.entitlements.rules.answers import Answer
from anxin.domain.entitlements.rules.money import Amount
from anxin.domain.entitlements.rules.nodes import Node, number, one_of, some_of, text, texts
from anxin.domain.entitlements.rules.shapes.rule import Line, Rule
from anxin.domain.entitlements.rules.vocabulary import FACTS, KINDS

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene

METHODS = ("daily", "distance", "told")


@dataclass(frozen=True, slots=True)
class Charge:
    """What a fee comes to: `answer` True when it is settled, `amount` None when nothing is charged."""

    answer: Answer
    amount: Amount | None
    line: Line | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Fee(Rule):
    """`daily`: price x rate x days from the invoice without those in repair. `distance`: price x km / 1000 x n.
    `told`: the amount stands in the fact `amount_fact`."""

    SHAPE = "fee"
    name: str
    method: str
    kinds: frozenset[str]
    charged_on: frozenset[str]
    rate_pct: Decimal | None
    most_pct: Decimal
    amount_fact: str

    def concerns(self, rule_id: str, kind: str) -> bool:
        """Whether this remedy of that rule costs it."""
        return kind in self.kinds and rule_id in self.charged_on

    def charge(self, scene: Scene) -> Charge:
        """What it comes to now."""
        held = self.condition(scene.facts)
        if held is False or (held is not True and self._is_nothing):
            return Charge(True, None, None)
        if held is not True:
            return Charge(held, None, None)
        return {"daily": self._daily, "distance": self._distance, "told": self._told}[self.method](scene)

    @property
    def _is_nothing(self) -> bool:
        """A rate nobody read or confirmed charges nothing, whatever else is unknown."""
        return self.method == "daily" and (not self.rate_pct or not self.is_granting)

    def _daily(self, scene: Scene) -> Charge:
        if self._is_nothing:
            return Charge(True, None, Line("fee_rate_unknown", self))
        price = scene.facts.value("purchase.price")
        start = scene.facts.values.get("purchase.invoice_date") or scene.facts.purchase_date
        if price is None or start is None:
            return Charge(_unknown(price, start), None, None)
        days = billable_days(scene)
        amount = Amount.rounded(min(price.value * self.rate_pct / 100 * days, price.value), price.currency)
        said = {"price": price.value, "rate": self.rate_pct, "days": days, "amount": amount.value}
        return Charge(True, amount, Line("fee_daily", self, said | {"currency": price.currency}))

    def _distance(self, scene: Scene) -> Charge:
        price, km = scene.facts.value("purchase.price"), scene.facts.value("unit.mileage_km")
        told = scene.facts.value("unit.use_fee_pct")
        if told is None:
            return Charge(True, None, Line("fee_rate_unknown", self))
        if price is None or km is None:
            asks = {"/purchase/price": price, "/unit/mileage_km": km}
            return Charge(frozenset(name for name, value in asks.items() if value is None), None, None)
        rate = min(told, self.most_pct)
        amount = Amount.rounded(min(price.value * km / 1000 * rate / 100, price.value), price.currency)
        said = {"price": price.value, "km": km, "rate": rate, "amount": amount.value, "currency": price.currency}
        return Charge(True, amount, Line("fee_distance", self, said))

    def _told(self, scene: Scene) -> Charge:
        amount = scene.facts.value(self.amount_fact)
        if amount is None or not amount.value:
            return Charge(True, None, None)
        said = {"amount": amount.value, "currency": amount.currency}
        return Charge(True, amount, Line("fee_told", self, said))


def _unknown(price: object, start: object) -> frozenset[str]:
    asks = {"/purchase/price": price, "/purchase/invoice_date": start}
    return frozenset(pointer for pointer, value in asks.items() if value is None)


def billable_days(scene: Scene) -> int:
    """Days from the invoice to the request, without those the unit was in repair; never below nothing."""
    start = scene.facts.values.get("purchase.invoice_date") or scene.facts.purchase_date or scene.facts.made
    in_repair = sum(each.days or 0 for each in scene.facts.repairs)
    return max((scene.facts.made - start).days - in_repair, 0)


def read(node: Node, common: dict[str, Any]) -> Fee:
    """Raises PackError."""
    return Fee(
        **common,
        name=node.take("name", text),
        method=node.take("method", one_of(*METHODS)),
        kinds=frozenset(node.take("kinds", some_of(*KINDS))),
        charged_on=frozenset(node.take("charged_on", texts)),
        rate_pct=node.take("rate_pct", number, None),
        most_pct=node.take("most_pct", number, Decimal(100)),
        amount_fact=node.take(
            "amount_fact", one_of(*(name for name, fact in FACTS.items() if fact.kind == "money")), ""
        ),
    )

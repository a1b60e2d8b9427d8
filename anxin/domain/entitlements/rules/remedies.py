"""From a finding to a remedy: its fees, who pays, and what the customer gets back."""

from __future__ import annotations

from anxin.domain.entitlements.rules.decision import Remedy
from anxin.domain.entitlements.rules.money import Amount
from anxin.domain.entitlements.rules.scene import Scene
from anxin.domain.entitlements.rules.shapes.fee import Fee
from anxin.domain.entitlements.rules.shapes.rule import Finding, Line

_MONEY_BACK = ("return", "refund")
_PAID_TO_OTHERS = ("return_freight",)
"""Fees that are not kept back from the price: a carrier gets them."""


def remedy(scene: Scene, finding: Finding, kind: str, lines: list[Line]) -> tuple[Remedy, frozenset[str]]:
    """The remedy, and the facts its price still waits for. Sentences about fees are added to `lines`."""
    fees: dict[str, Amount] = {}
    ids, asks = [finding.rule.id], frozenset[str]()
    for fee in scene.rules.fees_of(finding.rule.id, kind):
        asks |= _charged(scene, fee, fees, ids, lines)
    pays = finding.pays
    made = Remedy(
        kind=kind,
        until=finding.until,
        is_free=not fees and "customer" not in pays.values(),
        fees=fees,
        rules=list(dict.fromkeys(ids)),
        pays=pays,
        amount=finding.amounts.get(kind) or _back(scene, finding, kind, fees),
        part=finding.part,
        documents=finding.rule.documents,
    )
    return made, asks


def _charged(scene: Scene, fee: Fee, fees: dict[str, Amount], ids: list[str], lines: list[Line]) -> frozenset[str]:
    charge = fee.charge(scene)
    if not isinstance(charge.answer, bool):
        return charge.answer
    if charge.line is not None and all(each.rule is not fee for each in lines):
        lines.append(charge.line)
    if charge.amount is not None:
        fees[fee.name] = charge.amount
    if charge.line is not None:
        ids.append(fee.id)
    return frozenset()


def _back(scene: Scene, finding: Finding, kind: str, fees: dict[str, Amount]) -> Amount | None:
    """The price less what is kept back."""
    price: Amount | None = scene.facts.value(finding.price_fact)
    if kind not in _MONEY_BACK or price is None:
        return None
    for name, fee in fees.items():
        if name not in _PAID_TO_OTHERS and fee.currency == price.currency:
            price = price.less(fee)
    return price

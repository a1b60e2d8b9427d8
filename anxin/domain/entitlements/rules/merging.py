"""Several rules giving one kind of remedy: the best for the customer stays, and those that are better in something."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from anxin.domain.entitlements.rules.decision import Remedy

_ORDER = ("return", "exchange", "refund", "repair", "replace_part", "loaner", "compensation")


def best(remedies: list[Remedy]) -> list[Remedy]:
    """Remedies in a settled order, without those another of the same kind is at least as good as; equals are joined."""
    kept: list[Remedy] = []
    for each in remedies:
        same = next((other for other in kept if _is_equal(each, other)), None)
        if same is not None:
            same.rules = list(dict.fromkeys([*same.rules, *each.rules]))
        elif not any(_is_as_good(other, each) for other in kept):
            kept = [other for other in kept if not _is_as_good(each, other)]
            kept.append(each)
    return sorted(kept, key=lambda each: (_ORDER.index(each.kind), not each.is_free))


def _cost(remedy: Remedy) -> tuple[bool, Decimal]:
    return not remedy.is_free, sum((fee.value for fee in remedy.fees.values()), Decimal(0))


def _last(remedy: Remedy) -> date:
    return remedy.until or date.max


def _got(remedy: Remedy) -> Decimal:
    return remedy.amount.value if remedy.amount else Decimal(0)


def _is_as_good(one: Remedy, other: Remedy) -> bool:
    return (
        one.kind == other.kind
        and _cost(one) <= _cost(other)
        and _last(one) >= _last(other)
        and _got(one) >= _got(other)
    )


def _is_equal(one: Remedy, other: Remedy) -> bool:
    return _is_as_good(one, other) and _is_as_good(other, one)

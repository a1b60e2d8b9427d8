"""Trying rules out: the same facts before and after, who gains, who loses, and what it costs to the cent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from anxin.domain.entitlements.rules.decision import Decision, Remedy
from anxin.domain.entitlements.rules.engine import Engine
from anxin.domain.entitlements.rules.facts import Facts


@dataclass(frozen=True, slots=True)
class Trial:
    """What a change would have meant for `count` decisions."""

    count: int
    gaining: int
    losing: int
    new_remedies: int
    extra_cost: Decimal
    """What customers would have been charged and would not be any more, plus what they would get on top."""


def tried(before: Engine, after: Engine, facts: Iterable[Facts]) -> Trial:
    """Decide everything twice and compare."""
    count = gaining = losing = added = 0
    extra = Decimal(0)
    for each in facts:
        old, new = before.decide(each), after.decide(each)
        is_better, is_worse = not is_no_worse(old, new), not is_no_worse(new, old)
        count += 1
        gaining += is_better and not is_worse
        losing += is_worse
        added += len({each.kind for each in new.remedies} - {each.kind for each in old.remedies})
        extra += _given(new) - _given(old)
    return Trial(count, gaining, losing, added, extra)


def is_no_worse(new: Decision, old: Decision) -> bool:
    """Every remedy of before is there still, not dearer and not shorter, and no part is covered for less time."""
    until = {each.part: each.until for each in new.coverage}
    is_covered = all(until.get(each.part, date.min) >= each.until for each in old.coverage)
    return is_covered and all(any(_is_as_good(one, other) for one in new.remedies) for other in old.remedies)


def _is_as_good(new: Remedy, old: Remedy) -> bool:
    lasts = (new.until or date.max) >= (old.until or date.max)
    return new.kind == old.kind and lasts and _charged(new) <= _charged(old) and (new.is_free or not old.is_free)


def _charged(remedy: Remedy) -> Decimal:
    return sum((fee.value for fee in remedy.fees.values()), Decimal(0))


def _given(decision: Decision) -> Decimal:
    """The dearest single remedy: a customer takes one."""
    return max((each.amount.value for each in decision.remedies if each.amount), default=Decimal(0))

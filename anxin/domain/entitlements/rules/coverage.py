"""Coverage: from when to when a whole unit or a part is covered, restarted by exchanges and lengthened by repairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from anxin.domain.entitlements.rules.days import Period, rolled
from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.parts import WHOLE, part_named

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.shapes.coverage_line import CoverageLine

INSTALLED = "unit.install_done_date"
STARTS = ("purchase.invoice_date", "purchase.delivery_date", "purchase.sign_off_date", INSTALLED)


@dataclass(frozen=True, slots=True)
class Cover:
    """One line: `until` is its last day at least; the facts in `asks` could make it later."""

    part: str
    start: date
    until: date
    rule: CoverageLine
    asks: frozenset[str]
    paused_days: int


def coverage_lines(facts: Facts, rules: Iterable[CoverageLine]) -> list[Cover]:
    """Every line whose start is known, in the order of the rules."""
    found: list[Cover] = []
    for rule in rules:
        if rule.condition(facts) is True:
            found += _covers(facts, rule)
    return found


def _covers(facts: Facts, rule: CoverageLine) -> list[Cover]:
    """One line for each part; parts nothing happened to share their days."""
    shared: Cover | None = None
    found = []
    for part in rule.parts:
        if shared is None or facts.exchanges or rule.restarts_when_replaced:
            shared = _cover(facts, rule, part)
        if shared is not None:
            found.append(replace(shared, part=part) if shared.part != part else shared)
    return found


def _cover(facts: Facts, rule: CoverageLine, part: str) -> Cover | None:
    start, asks = _start(facts, rule, part)
    if start is None:
        return None
    until = rule.period.last_day(start)
    if facts.repairs and rule.months_after_repair:
        until = _lengthened(facts, rule, start, until)
    paused = _paused_days(facts, start, until) if facts.repairs and rule.pauses else 0
    if paused:
        until = Period(days=paused).last_day(until)
    if rule.rolls:
        until = rolled(until, facts.jurisdiction.is_rest_day)
    return Cover(part, start, until, rule, asks, paused)


def _start(facts: Facts, rule: CoverageLine, part: str) -> tuple[date | None, frozenset[str]]:
    if restarted := _restarted(facts, rule, part):
        return restarted, frozenset()
    if facts.value("no_proof") and rule.days_after_production is not None:
        made = facts.value("unit.production_date")
        return (made + timedelta(days=rule.days_after_production) if made else None), frozenset()
    known = [day for name in rule.starts if (day := facts.values.get(name)) is not None]
    asks = _asks(facts, rule)
    if part == WHOLE and facts.exchanges:
        asks |= {f"/exchanges/{i}/date" for i, each in enumerate(facts.exchanges) if each.on is None}
    return max(known, default=None), asks


def _restarted(facts: Facts, rule: CoverageLine, part: str) -> date | None:
    """The day of the last exchange of the unit or the part, or of a repair that put in a new part where that counts."""
    if not facts.exchanges and not rule.restarts_when_replaced:
        return None
    days = [each.on for each in facts.exchanges if each.on and part_named(each.part) in (WHOLE, part)]
    if rule.restarts_when_replaced and part != WHOLE:
        days += [each.end for each in facts.repairs if each.end and part in map(part_named, each.replaced)]
    return max(days, default=None)


def _asks(facts: Facts, rule: CoverageLine) -> frozenset[str]:
    """Dates not told that would move the start: the installation where the merchant installs, the delivery unless
    it was carried home from a shop."""
    asks = set()
    values = facts.values
    needs_installing = facts.value("unit.install_needed")
    if needs_installing is None:
        needs_installing = "installed" in facts.product.groups
    if INSTALLED in rule.starts and needs_installing and INSTALLED not in values:
        asks.add("/unit/install_done_date")
    is_delivered = "purchase.delivery_date" in values or "purchase.sign_off_date" in values or INSTALLED in values
    if (
        not asks
        and "purchase.delivery_date" in rule.starts
        and not is_delivered
        and values.get("purchase.channel") != "store"
    ):
        asks.add("/purchase/delivery_date")
    return frozenset(asks)


def _lengthened(facts: Facts, rule: CoverageLine, start: date, until: date) -> date:
    """Some laws lengthen the guarantee once when it was repaired within it."""
    within = (each for each in facts.repairs if each.start is None or start <= each.start <= until)
    return Period(months=rule.months_after_repair).last_day(until) if any(True for _ in within) else until


def _paused_days(facts: Facts, start: date, until: date) -> int:
    """Days in repair, as far as each repair began within the period as lengthened by those before it."""
    total = sum(each.days or 0 for each in facts.repairs if each.start is None)
    for each in sorted((each for each in facts.repairs if each.start), key=lambda each: each.start or start):
        if each.start and start <= each.start <= until + timedelta(days=total):
            total += each.days or 0
    return total

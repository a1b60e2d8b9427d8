"""Fields several shapes read."""

from __future__ import annotations

from typing import Any

from anxin.domain.entitlements.rules.days import Period
from anxin.domain.entitlements.rules.errors import PackError
from anxin.domain.entitlements.rules.nodes import Node, one_of, some_of, whole
from anxin.domain.entitlements.rules.vocabulary import DERIVED_DATES, FACTS, KINDS

TAGS = ("no_reason", "quality", "warranty", "exchange_due", "vehicle", "other")


def read_tag(node: Node, default: str) -> str:
    """What exclusions and fees go by."""
    return node.take("tag", one_of(*TAGS), default)


def read_grants(node: Node, *usual: str) -> tuple[str, ...]:
    """The kinds of remedies."""
    return node.take("grants", some_of(*KINDS), usual or ()) if usual else node.take("grants", some_of(*KINDS))


def read_period(node: Node, *, is_needed: bool = True) -> Period | None:
    """`days`, `months` or `years`; half years are written as months."""
    days = node.take("days", whole, None)
    months = node.take("months", whole, None)
    years = node.take("years", whole, None)
    if days is None and months is None and years is None:
        if is_needed:
            raise PackError(node.line, node.path, "days, months or years is missing")
        return None
    return Period(days or 0, (months or 0) + 12 * (years or 0))


def dates(value: Any) -> tuple[str, ...]:
    """One or several names of facts that are dates."""
    return some_of(*(name for name, fact in FACTS.items() if fact.kind == "date"), *DERIVED_DATES)(value)


def read_pays(node: Node) -> dict[str, str]:
    """Who pays what; the trader, where nothing is said."""
    pays = {"parts": "trader", "labour": "trader", "freight": "trader"}
    child = node.child("pays")
    if child is not None:
        payer = one_of("trader", "customer")
        for each in ("parts", "labour", "travel", "freight"):
            told = child.take(each, payer, None)
            if told is not None:
                pays[each] = told
        child.done()
    return pays

"""Conditions of rules: data, never code. A mapping holds when all its entries do; `any` and `not` are the only connectives."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from anxin.domain.entitlements.rules.answers import Answer, both, either, opposite
from anxin.domain.entitlements.rules.errors import PackError
from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.nodes import Node
from anxin.domain.entitlements.rules.vocabulary import DERIVED, FACTS, pointer_of

Condition = Callable[[Facts], Answer]


def always(_facts: Facts) -> Answer:
    """The condition of a rule that names none."""
    return True


def read_condition(node: Node | None) -> Condition:
    """Compile `{purchase.channel: [online, tv], not: {request.unsealed: true}}`. Raises PackError with the line."""
    if node is None:
        return always
    tests = []
    for key in ("not", "any"):
        if (below := _below(node, key)) is not None:
            tests.append(below)
    tests += [_test(node, key, value, line) for key, value, line in node.items()]
    return tests[0] if len(tests) == 1 else lambda facts: both(test(facts) for test in tests)


def _below(node: Node, key: str) -> Condition | None:
    if key == "not":
        child = node.child("not")
        if child is None:
            return None
        inner = read_condition(child)
        return lambda facts: opposite(inner(facts))
    if not node.has("any"):
        return None
    alternatives = [read_condition(each) for each in node.children("any")]
    return lambda facts: either(each(facts) for each in alternatives)


def _test(node: Node, name: str, value: Any, line: int) -> Condition:
    if name not in FACTS and name not in DERIVED:
        raise PackError(line, node.below(name), "is not a known fact")
    wanted = value if isinstance(value, list) else [value]
    _check(node, name, wanted, line)
    accepted, unknown = frozenset(wanted), frozenset((pointer_of(name),))

    def test(facts: Facts) -> Answer:
        found = facts.value(name)
        return unknown if found is None else found in accepted

    return test


def _check(node: Node, name: str, wanted: list[Any], line: int) -> None:
    """The values have the type of the fact, so that a misspelt word is found when the pack is read."""
    fact = FACTS.get(name)
    kind = fact.kind if fact else ""
    for each in wanted:
        if fact and fact.kind == "choice" and each not in fact.choices:
            raise PackError(line, node.below(name), f"{each} is not one of {', '.join(fact.choices)}")
        if kind == "yes_no" and not isinstance(each, bool):
            raise PackError(line, node.below(name), "is not true or false")
        if not isinstance(each, (str, bool, int, Decimal)):
            raise PackError(line, node.below(name), "is not a value or a list of values")

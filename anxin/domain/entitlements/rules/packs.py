"""Packs: files of rules, read strictly, and the rules that apply to one decision."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from anxin.domain.entitlements.rules.basis import read_basis, read_sources
from anxin.domain.entitlements.rules.classes import all_classes
from anxin.domain.entitlements.rules.conditions import read_condition
from anxin.domain.entitlements.rules.errors import PackError
from anxin.domain.entitlements.rules.jurisdictions import JURISDICTIONS
from anxin.domain.entitlements.rules.nodes import Node, day, load, one_of, some_of, text, texts, yes_no
from anxin.domain.entitlements.rules.shapes import (
    burden,
    count_trigger,
    coverage_line,
    deadline,
    elapsed_trigger,
    exclusion,
    fee,
    floor,
    multiplier,
    notice,
    window,
)
from anxin.domain.entitlements.rules.shapes.rule import CONFIDENCES, LAYERS, PackHead, Rule

SHAPES: dict[str, Callable[[Node, dict[str, Any]], Rule]] = {
    "window": window.read,
    "count_trigger": count_trigger.read,
    "elapsed_trigger": elapsed_trigger.read,
    "fee": fee.read,
    "deadline": deadline.read,
    "exclusion": exclusion.read,
    "burden": burden.read,
    "notice": notice.read,
    "loaner": elapsed_trigger.read_loaner,
    "multiplier": multiplier.read,
    "coverage": coverage_line.read,
    "floor": floor.read,
}


@dataclass(frozen=True, eq=False)
class Pack:
    """One pack as read. `digest` tells two texts apart."""

    head: PackHead
    rules: tuple[Rule, ...]
    text: str
    digest: str


def read_pack(pack_text: str) -> Pack:
    """A pack from its text. Raises PackError with the line and the reason of the first mistake."""
    top = load(pack_text)
    head = _head(top)
    sources = read_sources(top.child("sources"))
    rules = tuple(_rule(node, head, sources) for node in top.children("rules"))
    top.done()
    _refuse_doubles(rules)
    return Pack(head, rules, pack_text, hashlib.sha256(pack_text.encode()).hexdigest())


def _head(top: Node) -> PackHead:
    zh, en = _names(top)
    head = PackHead(
        id=top.take("pack", text),
        version=str(top.take("version", text)),
        jurisdiction=top.take("jurisdiction", one_of(*JURISDICTIONS)),
        layer=top.take("layer", one_of(*LAYERS)),
        zh=zh,
        en=en,
        valid_from=top.take("valid_from", day),
        valid_to=top.take("valid_to", day, None),
        reviewed_by=top.take("reviewed_by", text, ""),
        rolls=top.take("rolls", yes_no, False),
        brands=frozenset(each.casefold() for each in top.take("brands", texts, ())),
        models=frozenset(each.casefold() for each in top.take("models", texts, ())),
    )
    if head.valid_to and head.valid_to < head.valid_from:
        raise PackError(top.line_of("valid_to"), "valid_to", "lies before valid_from")
    return head


def _names(node: Node) -> tuple[str, str]:
    title = node.child("title")
    if title is None:
        raise PackError(node.line, node.path, "title is missing")
    zh, en = title.take("zh", text), title.take("en", text)
    title.done()
    return zh, en


def _rule(node: Node, head: PackHead, sources: dict[str, tuple[str, str]]) -> Rule:
    shape = node.take("shape", one_of(*SHAPES))
    zh, en = _names(node)
    rule_id = node.take("id", text)
    classes, groups, not_groups = _scope(node.child("applies"))
    unless = node.child("unless")
    common = {
        "id": rule_id,
        "key": node.take("key", text, rule_id),
        "zh": zh,
        "en": en,
        "confidence": node.take("confidence", one_of(*CONFIDENCES)),
        "basis": node.take("basis", lambda told: read_basis(told, sources)),
        "head": head,
        "line": node.line,
        "classes": classes,
        "groups": groups,
        "not_groups": not_groups,
        "when": read_condition(node.child("when")),
        "unless": read_condition(unless) if unless else None,
        "since": node.take("since", day, None),
    }
    rule = SHAPES[shape](node, common)
    node.done()
    return rule


def _scope(node: Node | None) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    if node is None:
        return frozenset(), frozenset(), frozenset()
    classes = node.take("classes", some_of(*all_classes()), ())
    known = sorted({group for each in all_classes().values() for group in each.groups})
    groups = node.take("groups", some_of(*known), ())
    not_groups = node.take("not_groups", some_of(*known), ())
    node.done()
    return frozenset(classes), frozenset(groups), frozenset(not_groups)


def _refuse_doubles(rules: Iterable[Rule]) -> None:
    seen: dict[str, int] = {}
    for rule in rules:
        if rule.key in seen:
            raise PackError(rule.line, "rules", f"{rule.key} stands in line {seen[rule.key]} already; give one a key")
        seen[rule.key] = rule.line


def valid_between(pack: Pack, valid_from: date, valid_to: date | None) -> Pack:
    """The same pack with other days; its text and digest stay."""
    if (pack.head.valid_from, pack.head.valid_to) == (valid_from, valid_to):
        return pack
    head = replace(pack.head, valid_from=valid_from, valid_to=valid_to)
    rules = tuple(replace(rule, head=head) for rule in pack.rules)
    return Pack(head, rules, pack.text, pack.digest)


def is_valid_on(head: PackHead, today: date, purchased: date | None) -> bool:
    """Law counts as it is on the day of the decision; a promise as it was on the day of the purchase."""
    judged = today if head.layer == "law" else purchased or today
    return head.valid_from <= judged and (head.valid_to is None or judged <= head.valid_to)

"""Exclusion: what takes a right away. Only a verified one refuses; others are for a person to weigh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from anxin.domain.entitlements.rules.nodes import Node, some_of, texts
from anxin.domain.entitlements.rules.shapes.common import TAGS
from anxin.domain.entitlements.rules.shapes.rule import LAYERS, Granting, Rule


@dataclass(frozen=True, kw_only=True, eq=False)
class Exclusion(Rule):
    """Blocks rules with one of `tags`, or one of the rules in `ids`; of its own layer and those above only."""

    SHAPE = "exclusion"
    tags: frozenset[str]
    ids: frozenset[str]

    def blocks(self, rule: Granting) -> bool:
        """Whether it speaks about this rule. A promise never takes away what the law gives."""
        if LAYERS.index(self.head.layer) > LAYERS.index(rule.head.layer):
            return False
        return rule.tag in self.tags or rule.id in self.ids


def read(node: Node, common: dict[str, Any]) -> Exclusion:
    """Raises PackError."""
    tags = node.take("tags", some_of(*TAGS), ())
    return Exclusion(**common, tags=frozenset(tags), ids=frozenset(node.take("ids", texts, ())))

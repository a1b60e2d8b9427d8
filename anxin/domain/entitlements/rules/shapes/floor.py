"""Floor: what no promise may go below. A pack of another layer that promises less is refused when it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from anxin.domain.entitlements.rules.nodes import Node, some_of
from anxin.domain.entitlements.rules.shapes.rule import Rule


@dataclass(frozen=True, kw_only=True, eq=False)
class Floor(Rule):
    """The shapes it protects."""

    SHAPE = "floor"
    protects: frozenset[str]


def read(node: Node, common: dict[str, Any]) -> Floor:
    """Raises PackError."""
    return Floor(**common, protects=frozenset(node.take("protects", some_of("window", "coverage"))))

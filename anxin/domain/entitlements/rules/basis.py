"""Legal sources: `CN-CPL 24, 25` becomes 《消费者权益保护法》第24、25条 and Consumer Rights Law, art. 24, 25."""

from __future__ import annotations

import re
from typing import Any

from anxin.domain.entitlements.rules.nodes import Node, text

_ANNEX = re.compile(r"annex ?(\d*)")


def read_sources(node: Node | None) -> dict[str, tuple[str, str]]:
    """Names of the instruments by their short id. Raises PackError."""
    sources = {}
    if node is not None:
        for key in [key for key, _value, _line in Node(node.mapping, node.path).items()]:
            child = node.child(key)
            assert child is not None
            sources[key] = (child.take("zh", text), child.take("en", text))
            child.take("version", str, "")
            child.done()
    return sources


def read_basis(told: Any, sources: dict[str, tuple[str, str]]) -> tuple[str, str]:
    """One or several citations, in both languages. Raises ValueError for a source the pack does not name."""
    cited = [_cited(each, sources) for each in (told if isinstance(told, list) else [told])]
    if not cited:
        raise ValueError("names no source")
    return "、".join(zh for zh, _en in cited), "; ".join(en for _zh, en in cited)


def _cited(told: Any, sources: dict[str, tuple[str, str]]) -> tuple[str, str]:
    if not isinstance(told, str):
        raise ValueError("is not a citation like CN-CPL 24")
    source, _space, place = told.strip().partition(" ")
    if source not in sources:
        raise ValueError(f"{source[:40]} is not among the sources of this pack")
    zh, en = sources[source]
    if not place:
        return zh, en
    if annex := _ANNEX.fullmatch(place):
        return f"{zh}附件{annex[1]}", f"{en}, annex {annex[1]}".rstrip()
    if place[0].isdigit():
        return f"{zh}第{place.replace(', ', '、')}条", f"{en}, art. {place}"
    return f"{zh} {place}", f"{en}, {place}"

"""Finds words of danger in a customer's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORDS = {"fire": "起火|冒烟|着火|smoke|fire|burn", "gas": "煤气味|燃气味|漏气|gas", "shock": "漏电|触电|shock"}


@dataclass(frozen=True)
class SafetyHit:
    """One word of danger: its kind and where it stands."""

    kind: str
    word: str
    start: int
    end: int


def find_safety(text: str) -> list[SafetyHit]:
    """Every word of danger in `text`."""
    return [
        SafetyHit(kind, m[0], m.start(), m.end()) for kind, words in _WORDS.items() for m in re.finditer(words, text)
    ]

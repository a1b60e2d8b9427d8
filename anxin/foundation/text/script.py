"""Turns Simplified Chinese into Traditional as written in Taiwan, words included (软件 → 軟體)."""

from __future__ import annotations

from functools import lru_cache

import opencc


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")


@lru_cache(maxsize=4096)
def to_traditional(simplified: str) -> str:
    """`simplified` in Traditional characters and words; anything that is not Chinese stays as it is."""
    converted: str = _converter().convert(simplified)
    return converted

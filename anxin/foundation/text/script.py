"""Turns Simplified Chinese into Traditional as written in Taiwan, words included (软件 → 軟體)."""

from __future__ import annotations

from functools import lru_cache

import opencc

# The converter's vocabulary is that of programmers: where service people in Taiwan say it otherwise, their word wins.
_OUR_WORDS = {
    "型別": "類型",
    "程式碼": "代碼",
    "許可權": "權限",
    "質量": "品質",
    "郵箱": "信箱",
    "演示": "示範",
    "令牌": "權杖",
    "裝置": "設備",
    "保修": "保固",
    "全域性": "全域",
}


@lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")


@lru_cache(maxsize=4096)
def to_traditional(simplified: str) -> str:
    """`simplified` in Traditional characters and words; anything that is not Chinese stays as it is."""
    converted: str = _converter().convert(simplified)
    for theirs, ours in _OUR_WORDS.items():
        converted = converted.replace(theirs, ours)
    return converted

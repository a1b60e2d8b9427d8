"""Guesses which of our three languages a text is in, also from two characters."""

from __future__ import annotations

from typing import Literal

from anxin.foundation.language.folding import simplified_table, traditional_table

Language = Literal["zh-hans", "zh-hant", "en"]

# Written the same way on both sides by many people, or correct in both scripts: no evidence for either.
_IN_BOTH = frozenset(
    "后里干台只余云松谷斗面系发几丑回向冲别卷舍表出采占周合同布术游并征当个家克准凶吃咸吊岳恒托旋栗炮了么于着梁群峰床"
)
_LATIN_PER_HAN = 6  # one Chinese character says about as much as one English word


def detect_language(text: str, *, default: Language = "zh-hans") -> Language:
    """The language a text is written in; `default` when it holds neither Chinese characters nor Latin letters.

    A few English model names do not make Chinese text English. Chinese without one telling character counts as the
    default if that is Chinese, else as simplified.
    """
    han = [char for char in text if "㐀" <= char <= "鿿"]
    latin = sum(char.isascii() and char.isalpha() for char in text)
    if not han:
        return "en" if latin > 0 else default
    if len(han) * _LATIN_PER_HAN < latin:
        return "en"
    return _script(han, default)


def _script(han: list[str], default: Language) -> Language:
    to_simplified, to_traditional = simplified_table(), traditional_table()
    traditional = sum(ord(char) in to_simplified for char in han)
    simplified = sum(
        ord(char) in to_traditional and ord(char) not in to_simplified and char not in _IN_BOTH for char in han
    )
    if traditional == simplified:
        return default if default != "en" else "zh-hans"
    return "zh-hant" if traditional > simplified else "zh-hans"

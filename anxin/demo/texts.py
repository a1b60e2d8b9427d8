"""Texts in three languages: zh-Hans and en are written, zh-Hant is converted where nobody wrote it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import opencc

from anxin.demo.shapes import Text


@cache
def _converter() -> opencc.OpenCC:
    """Simplified to Traditional with the words of Taiwan (software 软件 → 軟體)."""
    return opencc.OpenCC("s2twp")


def to_traditional(text: str) -> str:
    """The text in Traditional characters."""
    return str(_converter().convert(text))


def text_of(raw: Sequence[str]) -> Text:
    """A Text from `[zh-Hans, en]`, or `[zh-Hans, en, zh-Hant]` where conversion would be wrong."""
    simplified, english, *traditional = raw
    return Text(zh_hans=simplified, en=english, zh_hant=traditional[0] if traditional else to_traditional(simplified))

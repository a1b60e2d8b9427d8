"""Texts kept in several languages, and picking the reader's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

LANGUAGES = ("zh-hans", "zh-hant", "en")
# Where a language has no text of its own: what its readers understand best, in order.
_FALLBACKS = {"zh-hans": ("zh-hant", "en"), "zh-hant": ("zh-hans", "en"), "en": ("zh-hans", "zh-hant")}


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text for `language`; traditional Chinese is made from simplified where it is not written; "" when there is none."""
    if texts.get(language):
        return texts[language]
    if language == "zh-hant" and texts.get("zh-hans"):
        return to_traditional(texts["zh-hans"])
    return next((texts[other] for other in _FALLBACKS.get(language, LANGUAGES) if texts.get(other)), "")


@lru_cache(maxsize=4096)
def to_traditional(simplified: str) -> str:
    """Traditional Chinese with Taiwan's words for a simplified text."""
    converted: str = _converter("s2twp").convert(simplified)
    return converted


@cache
def _converter(name: str) -> Any:
    import opencc  # loads its dictionaries: not at start-up

    return opencc.OpenCC(name)


def one_line(text: str, most: int) -> str:
    """`text` on one line, at most `most` characters, an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"

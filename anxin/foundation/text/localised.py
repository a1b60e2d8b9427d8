"""A text kept in several languages, {"zh-hans": …, "zh-hant": …, "en": …}, as one reader should see it."""

from __future__ import annotations

from collections.abc import Mapping

from anxin.foundation.text.script import to_traditional

_ORDER = {
    "zh-hans": ("zh-hans", "en", "zh-hant"),
    "zh-hant": ("zh-hant", "zh-hans", "en"),
    "en": ("en", "zh-hans", "zh-hant"),
}


def in_language(value: Mapping[str, str] | str | None, language: str) -> str:
    """The text for a reader of `language`; where it is missing, the nearest one there is, Traditional made from Simplified.

    A plain string is the same in every language; None and empty values give "".
    """
    if not value:
        return ""
    if isinstance(value, str):
        return value
    for candidate in _ORDER.get(language, _ORDER["zh-hans"]):
        if text := value.get(candidate):
            return to_traditional(text) if (language, candidate) == ("zh-hant", "zh-hans") else text
    return next((text for text in value.values() if text), "")

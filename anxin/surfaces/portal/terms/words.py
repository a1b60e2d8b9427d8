"""Words of the engine, which speaks Chinese and English, in the language of the reader."""

from __future__ import annotations

from django.utils.translation import get_language

from anxin.foundation.text.localised import in_language


def said(pair: tuple[str, str]) -> str:
    """One of a Chinese and an English text; Traditional is made from the first."""
    return in_language({"zh-hans": pair[0], "en": pair[1]}, get_language() or "zh-hans")

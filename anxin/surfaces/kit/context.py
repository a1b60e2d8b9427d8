"""What every template may use: language, theme, brand and the shell around the page."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest

from anxin.surfaces.kit import navigation, words

HTML_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}


def shell(request: HttpRequest) -> dict[str, Any]:
    """Context processor. `brand` is whatever a surface put on the request (name, logo_url, accent), else None."""
    language = getattr(request, "LANGUAGE_CODE", "zh-hans")
    return {
        "html_lang": HTML_LANGUAGES.get(language, "zh-Hans"),
        "theme": getattr(request, "theme", "auto"),
        "brand": getattr(request, "brand", None),
        "navigation": partial(navigation.links, request),
        "script_words": words.for_scripts,
    }

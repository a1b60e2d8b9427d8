"""Safety advice for dangers a customer's words tell of."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from anxin.foundation.language import safety
from anxin.foundation.language.safety import SafetyAdvice


def for_text(text: str) -> SafetyAdvice | None:
    """What to do now, when the text tells of danger; else None."""
    return for_kinds(hit.kind for hit in safety.find_safety(text))


def for_kinds(kinds: Iterable[str]) -> SafetyAdvice | None:
    """One calm list for all kinds: people in danger come first, every step once. None for no (known) kind."""
    levels = safety.kinds()
    known = sorted({kind for kind in kinds if kind in levels}, key=lambda kind: (levels[kind] != "danger", kind))
    each = [safety.advice(kind, get_language() or "zh-hans") for kind in known]
    if not each:
        return None
    return SafetyAdvice(each[0].headline, tuple(dict.fromkeys(step for one in each for step in one.steps)))

"""Words of the engine, which speaks Chinese and English, in the language of the reader."""

from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from anxin.domain.entitlements.types import DOCUMENTS, FEES, KINDS, WHATS, all_classes, names_of, words_of
from anxin.foundation.text.localised import in_language


def said(pair: tuple[str, str]) -> str:
    """One of a Chinese and an English text; Traditional is made from the first."""
    return in_language({"zh-hans": pair[0], "en": pair[1]}, get_language() or "zh-hans")


def trace(answer: dict[str, Any]) -> list[str]:
    """The sentences that explain an answer."""
    told = answer["trace"]
    return [said(pair) for pair in zip(told["zh"], told["en"], strict=True)]


def shown(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer as the page shows it: codes became words, nothing else changed."""
    return {
        "remedies": [_remedy(each) for each in answer["remedies"]],
        "deadlines": [{**each, "what": _word(WHATS, each["what"])} for each in answer["deadlines"]],
        "notices": [{**each, "what": _word(WHATS, each["what"])} for each in answer["notices"]],
        "coverage": [{**each, "part": said(words_of(each["part"]))} for each in answer["coverage"]],
        "missing": [said(names_of(pointer)) for pointer in answer["missing"]],
        "refused": [{**each, "kind": _word(KINDS, each["kind"])} for each in answer["refused"]],
        "burden": answer["burden"],
        "is_human_needed": answer["human_needed"],
        "packs": answer["packs"],
        "trace": trace(answer),
    }


def _remedy(remedy: dict[str, Any]) -> dict[str, Any]:
    return {
        **remedy,
        "kind": _word(KINDS, remedy["kind"]),
        "fees": [(_word(FEES, name), fee) for name, fee in remedy["fees"].items()],
        "documents": [_word(DOCUMENTS, each) for each in remedy.get("documents", [])],
        "customer_sends": remedy["pays"].get("freight") == "customer" and not remedy["fees"],
    }


def _word(words: dict[str, tuple[str, str]], code: str) -> str:
    return said(words[code]) if code in words else code


def classes() -> list[tuple[str, str]]:
    """Kinds of products to choose from."""
    return [(each.name, said((each.zh, each.en))) for each in all_classes().values()]

"""The ways to look at a text: words, pieces of words, sounds. Each gives tokens, for entries and for questions."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass

from anxin.foundation.language.codes import code_forms, joined
from anxin.foundation.language.folding import fold
from anxin.foundation.language.sounds import sound_pairs, typed_pairs
from anxin.foundation.language.synonyms import say_otherwise
from anxin.foundation.language.tokens import index_tokens

MOST_CHARS = 6_000
"""Of a longer text only the beginning is indexed."""
MOST_QUESTION_CHARS = 600
OTHER_WORDS_COUNT = 0.35
"""How much a word that the question could also have used counts, against one that it does use."""
_LATIN_COUNTS = 3.0  # within Chinese, Latin letters and digits are codes, models and names: the most telling words

_HAN_RUN = re.compile("[㐀-䶿一-鿿]+")
_LATIN_RUN = re.compile("[a-z0-9]+")
_CODE = re.compile(r"[a-z]{2,}[-_/ ]?[0-9]{2,}[a-z0-9]*(?:[-_/][a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class View:
    """How a text becomes tokens, how a question becomes weighted tokens, and how much the view counts."""

    name: str
    of_entry: Callable[[str], list[str]]
    of_question: Callable[[str], dict[str, float]]
    length_matters: float  # BM25's b


def entry_words(text: str) -> list[str]:
    """Words, with model numbers in every spelling."""
    text = text[:MOST_CHARS]
    return [*index_tokens(text), *_codes(text)]


def question_words(text: str) -> dict[str, float]:
    """Words that are asked for, and, counting less, the ways in which the same could be said."""
    text = text[:MOST_QUESTION_CHARS]
    is_mixed = bool(_HAN_RUN.search(text))
    asked = {word: _LATIN_COUNTS if is_mixed and word.isascii() else 1.0 for word in entry_words(text)}
    others = {token: OTHER_WORDS_COUNT for token in say_otherwise(fold(text)) if token not in asked}
    return asked | others


def pieces(text: str) -> list[str]:
    """Pairs of Chinese characters and the characters alone; of Latin words every four letters. Typing errors hit few."""
    folded = fold(text[:MOST_CHARS])
    found: list[str] = []
    for run in _HAN_RUN.findall(folded):
        found += [left + right for left, right in itertools.pairwise(run)]
        found += run
    for word in _LATIN_RUN.findall(folded):
        marked = f"_{word}_"
        found += [marked[at : at + 4] for at in range(max(1, len(marked) - 3))]
    return found


def _question_pieces(text: str) -> dict[str, float]:
    asked = text[:MOST_QUESTION_CHARS]
    latin = _LATIN_COUNTS if _HAN_RUN.search(asked) else 1.0
    return {piece: latin if piece.isascii() else 0.4 if len(piece) == 1 else 1.0 for piece in pieces(asked)}


def _sounds(text: str) -> list[str]:
    return sound_pairs(text[:MOST_CHARS])


def _question_sounds(text: str) -> dict[str, float]:
    asked = text[:MOST_QUESTION_CHARS]
    return dict.fromkeys([*sound_pairs(asked), *typed_pairs(asked)], 1.0)


def _codes(text: str) -> list[str]:
    """Model numbers also as their beginning: KFR-35GW/QL1 is asked for as KFR35, kfr 35 and kfr-35gw."""
    forms: list[str] = []
    for found in _CODE.findall(fold(text)):
        whole = joined(found.replace(" ", "-"))
        digits = re.match(r"[a-z]+[0-9]+", whole)
        forms += [whole, *code_forms(found.replace(" ", "-"))]
        forms += [digits[0]] if digits else []
    return list(dict.fromkeys(f"#{form}" for form in forms))


WORDS = View("words", entry_words, question_words, 0.6)
PIECES = View("pieces", pieces, _question_pieces, 0.6)
SOUNDS = View("sounds", _sounds, _question_sounds, 0.6)
VIEWS = (WORDS, PIECES, SOUNDS)

"""Puts candidates into the order a person expects: BM25 on the tokens, title counts more, newer a little more."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from anxin.foundation.language.tokens import Term, Want

_SATURATION = 1.2  # BM25's k1: how soon repetitions stop counting
_LENGTH = 0.5  # BM25's b, lower than usual: a long case is not a worse answer
_TITLE_BOOST = 1.5
_FRESHNESS_BOOST = 0.3
_HALF_LIFE_DAYS = 90
_EXACT_BOOST = 100.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that may be a hit, as far as it was read."""

    id: int
    at: datetime
    title_tokens: str
    tokens: str
    is_exact: bool


def rough_order(candidates: Sequence[Candidate], terms: Sequence[Term]) -> list[Candidate]:
    """Best first by title and age only, to choose whose tokens are worth reading."""
    newest = max((candidate.at for candidate in candidates), default=None)

    def score(candidate: Candidate) -> float:
        words = set(candidate.title_tokens.split())
        in_title = sum(_count(term, words) > 0 for term in terms)
        return candidate.is_exact * _EXACT_BOOST + in_title + _freshness(candidate, newest)

    return sorted(candidates, key=lambda candidate: (-score(candidate), -candidate.id))


def scores(candidates: Sequence[Candidate], terms: Sequence[Term]) -> list[float]:
    """The score of each candidate. How rare a word is, is taken from the candidates themselves."""
    texts = [candidate.tokens.split() for candidate in candidates]
    counts = [[_count(term, text) for term in terms] for text in texts]
    mean_length = sum(map(len, texts)) / max(1, len(texts)) or 1.0
    rarities = [_rarity(sum(row[place] > 0 for row in counts), len(texts)) for place in range(len(terms))]
    newest = max((candidate.at for candidate in candidates), default=None)
    return [
        _bm25(row, rarities, len(text) / mean_length)
        + _TITLE_BOOST * _in_title(candidate, terms, rarities)
        + _FRESHNESS_BOOST * _freshness(candidate, newest)
        + _EXACT_BOOST * candidate.is_exact
        for candidate, text, row in zip(candidates, texts, counts, strict=True)
    ]


def _count(term: Term, tokens: Sequence[str] | set[str]) -> float:
    """How often a term is in the tokens, by its best way; the first way is what was typed, others count a little less."""
    best = 0.0
    for place, way in enumerate(term.ways):
        times = min(_times(want, tokens) for want in way)
        best = max(best, times * (1.0 if place == 0 else 0.7))
    return best


def _times(want: Want, tokens: Sequence[str] | set[str]) -> int:
    if want.is_prefix:
        return sum(token.startswith(want.token) for token in tokens)
    return int(want.token in tokens) if isinstance(tokens, set) else tokens.count(want.token)


def _rarity(having: int, total: int) -> float:
    return math.log(1 + (total - having + 0.5) / (having + 0.5)) + 0.1


def _bm25(counts: Sequence[float], rarities: Sequence[float], relative_length: float) -> float:
    norm = _SATURATION * (1 - _LENGTH + _LENGTH * relative_length)
    return sum(
        rarity * count * (_SATURATION + 1) / (count + norm) for count, rarity in zip(counts, rarities, strict=True)
    )


def _in_title(candidate: Candidate, terms: Sequence[Term], rarities: Sequence[float]) -> float:
    words = set(candidate.title_tokens.split())
    return sum(rarity for term, rarity in zip(terms, rarities, strict=True) if _count(term, words))


def _freshness(candidate: Candidate, newest: datetime | None) -> float:
    """1 for the newest candidate, half of it 90 days earlier; measured among the candidates, so no clock is needed."""
    age_days = (newest - candidate.at).total_seconds() / 86_400 if newest else 0.0
    return float(0.5 ** (age_days / _HALF_LIFE_DAYS))

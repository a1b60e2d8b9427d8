"""Counts words of praise and of complaint, turned round by 不, made stronger by 非常, and heavier after 但是."""

from __future__ import annotations

import functools
import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from anxin.foundation.language.folding import fold
from anxin.foundation.language.stems import stem

DATA = Path(__file__).parents[1] / "data"
MOST_CHARS = 4_000
_TURN_WITHIN = 4  # how many Chinese characters before a word a turning word still reaches
_WORDS_BACK = 3  # the same in English words
_AFTER_BUT = 1.6
_LAST_CLAUSE = 1.25
_CLAUSES = re.compile(r"[,，。.;；!！?？…~、\n:：]+|\s{2,}")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_HAN = re.compile("[㐀-䶿一-鿿]")


@dataclass(frozen=True, slots=True)
class Polarity:
    """How much praise and how much complaint a text holds, each 0 or more."""

    good: float
    bad: float

    @property
    def balance(self) -> float:
        """From -1 (complaint only) to 1 (praise only); short texts with one word do not reach the ends."""
        return (self.good - self.bad) / (self.good + self.bad + 1)


def weigh(text: str) -> Polarity:
    """The words of a text, clause by clause."""
    good = bad = 0.0
    clauses = [clause for clause in _CLAUSES.split(fold(text[:MOST_CHARS]).replace("’", "'")) if clause.strip()]
    factor = 1.0
    for place, clause in enumerate(clauses):
        if _begins_with_but(clause):
            factor = _AFTER_BUT
        weight = factor * (_LAST_CLAUSE if place == len(clauses) - 1 and place else 1.0)
        for score in (*_chinese(clause), *_english(clause)):
            good += weight * max(score, 0)
            bad += weight * max(-score, 0)
    return Polarity(good, bad)


def _chinese(clause: str) -> list[float]:
    if not _HAN.search(clause):
        return []
    words = _words("zh")
    scores: list[float] = []
    end_of_last = 0
    for found in words.pattern.finditer(clause):
        score = words.scores[found[0]]
        before = clause[max(end_of_last, found.start() - _TURN_WITHIN) : found.start()]
        scores.append(
            _modified(
                score, _found_in(before, words.turns), _found_in(before, words.more), _found_in(before, words.less)
            )
        )
        end_of_last = found.end()
    return scores


def _english(clause: str) -> list[float]:
    words = _words("en")
    scores: list[float] = []
    spoken = _WORD.findall(clause)
    for place, word in enumerate(spoken):
        score = words.scores.get(word) or words.scores.get(stem(word))
        if score is None:
            continue
        before = set(spoken[max(0, place - _WORDS_BACK) : place])
        scores.append(
            _modified(score, bool(before & words.turns), bool(before & words.more), bool(before & words.less))
        )
    return scores


def _modified(score: float, turned: bool, more: bool, less: bool) -> float:
    if more:
        score *= 1.4
    if less:
        score *= 0.7
    return score * (-0.8 if turned else 1)


def _found_in(text: str, words: frozenset[str]) -> bool:
    return any(word in text for word in words)


def _begins_with_but(clause: str) -> bool:
    return clause.lstrip().startswith(tuple(_words("zh").but)) or bool(
        _words("en").but & set(_WORD.findall(clause)[:1])
    )


@dataclass(frozen=True, slots=True)
class _Words:
    scores: dict[str, float]
    turns: frozenset[str]
    more: frozenset[str]
    less: frozenset[str]
    but: frozenset[str]
    pattern: re.Pattern[str]


@functools.cache
def lexicon() -> dict[str, Any]:
    """The word lists of `data/mood.yaml`."""
    loaded: dict[str, Any] = yaml.safe_load((DATA / "mood.yaml").read_text(encoding="utf-8"))
    return loaded


@functools.cache
def _words(language: str) -> _Words:
    lists = lexicon()[language]
    scores: dict[str, float] = {}
    for sign, side in ((1.0, "good"), (-1.0, "bad")):
        for strength, factor in (("plain", 1.0), ("strong", 2.0)):
            for word in str(lists[side][strength]).split():
                scores[word] = sign * factor * (math.sqrt(len(word) / 2) if language == "zh" else 1.0)
                if language == "en":
                    scores.setdefault(stem(word), scores[word])
    longest_first = sorted(scores, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    turns, more, less, but = (frozenset(str(lists[name]).split()) for name in ("turns", "more", "less", "but"))
    return _Words(scores, turns, more, less, but, pattern)

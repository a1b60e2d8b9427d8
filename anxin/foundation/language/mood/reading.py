"""The mood of a message: what its words say, blended with what the whole resembles, and which feeling speaks loudest."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import yaml

from anxin.foundation.language.folding import fold
from anxin.foundation.language.mood.polarity import DATA, MOST_CHARS, lexicon, weigh
from anxin.foundation.language.vectors import encode

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

Label = Literal["positive", "negative"]
Feeling = Literal["calm", "worried", "angry", "distressed"]

_FEELINGS: tuple[Feeling, ...] = ("distressed", "angry", "worried")  # the first wins a tie: who suffers comes first
_ENOUGH = 1.0
_MOST_PER_PATTERN = 2
_WORDS_COUNT = 2.4
_RESEMBLANCE_COUNTS = 1.6
_TO_PROBABILITY = 1.6


@dataclass(frozen=True, slots=True)
class Mood:
    """`score` is the probability, 0 to 1, that the text is positive; the label says on which side of a half it lies."""

    label: Label
    score: float
    feeling: Feeling


def read_mood(text: str) -> Mood:
    """The mood of one text; a text that says nothing is calm and barely positive."""
    return read_moods([text])[0]


def read_moods(texts: Sequence[str]) -> list[Mood]:
    """The moods of many texts, in order; much faster than one by one."""
    if not texts:
        return []
    resemblances = _resemblances(texts)
    return [_mood(text, float(resemblance)) for text, resemblance in zip(texts, resemblances, strict=True)]


def _mood(text: str, resemblance: float) -> Mood:
    if not any(map(str.isalnum, text)):
        resemblance = 0.0
    lean = _WORDS_COUNT * weigh(text).balance + _RESEMBLANCE_COUNTS * resemblance
    score = 1 / (1 + math.exp(-_TO_PROBABILITY * lean))
    label: Label = "positive" if score >= 0.5 else "negative"
    return Mood(label, round(score, 4), _feeling(text, score))


def _feeling(text: str, score: float) -> Feeling:
    """The loudest feeling; praise needs twice as much, since thanks for help often name the fear that is over."""
    folded = fold(text[:MOST_CHARS]).replace("’", "'")
    loudness = {feeling: _loudness(folded, feeling) for feeling in _FEELINGS}
    loudest = max(_FEELINGS, key=lambda feeling: loudness[feeling])
    needed = _ENOUGH * (2 if score > 0.75 else 1)
    return loudest if loudness[loudest] >= needed else "calm"


def _loudness(folded: str, feeling: Feeling) -> float:
    return sum(count * min(_MOST_PER_PATTERN, len(pattern.findall(folded))) for count, pattern in _patterns()[feeling])


@functools.cache
def _patterns() -> dict[str, list[tuple[float, re.Pattern[str]]]]:
    return {
        feeling: [(float(count), re.compile(_bounded(pattern))) for count, pattern in rows]
        for feeling, rows in lexicon()["moods"].items()
    }


def _bounded(pattern: str) -> str:
    """Latin patterns match whole words only: `ill` is not in `will`."""
    return rf"(?<![a-z])(?:{pattern})(?![a-z])" if re.search("[a-z]{4}", pattern) else pattern


def _resemblances(texts: Sequence[str]) -> Array:
    """How much more each text resembles praise than complaint, about -1 to 1."""
    import numpy as np

    weights, offset = _resemblance()
    leaning: Array = np.tanh(encode([text[:MOST_CHARS] for text in texts]) @ weights + offset)
    return leaning


@functools.cache
def _resemblance() -> tuple[Array, float]:
    """Learned in half a second, on first use, from the sentences in `data/mood_examples.yaml`."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from threadpoolctl import threadpool_limits

    examples = yaml.safe_load((DATA / "mood_examples.yaml").read_text(encoding="utf-8"))
    sides = {side: [line for block in examples[side].values() for line in block.splitlines()] for side in examples}
    texts = [*sides["positive"], *sides["negative"]]
    is_positive = np.arange(len(texts)) < len(sides["positive"])
    with threadpool_limits(1):
        learned = LogisticRegression(C=1, max_iter=300).fit(encode(texts), is_positive)
    return learned.coef_[0].astype(np.float32), float(learned.intercept_[0])

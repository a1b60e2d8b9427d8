"""How Chinese sounds: pinyin without tones, of characters and of what people type in Latin letters.

Two things meet here: `kongtiao buzhileng` typed without an input method, and 空掉 typed for 空调 with one.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata

from anxin.foundation.language.folding import fold

_MOST_READINGS = 2
_LONGEST_SYLLABLE = 6
_HAN_RUN = re.compile("[㐀-䶿一-鿿]+")
_LATIN_RUN = re.compile("[a-z]+")


def sound_pairs(text: str) -> list[str]:
    """Every two neighbouring characters as they sound: 空调 → kong tiao, also kong diao, since 调 has two readings."""
    return [
        f"{first} {second}"
        for run in _HAN_RUN.findall(fold(text))
        for left, right in itertools.pairwise(run)
        for first in readings(left)
        for second in readings(right)
    ]


def typed_pairs(text: str) -> list[str]:
    """The same for pinyin typed in Latin letters; empty when the text holds Chinese, or words that are no pinyin."""
    folded = fold(text)
    words = _LATIN_RUN.findall(folded)
    if not words or _HAN_RUN.search(folded):
        return []
    pieces = [syllables(word) for word in words]
    known = [piece for piece in pieces if piece]
    if sum(map(len, known)) < 2 or len(known) * 2 < len(pieces):
        return []
    return [f"{first} {second}" for first, second in itertools.pairwise(itertools.chain.from_iterable(known))]


@functools.lru_cache(maxsize=20_000)
def readings(char: str) -> tuple[str, ...]:
    """How one character is read, without tones, at most the two most common ways; empty for anything else."""
    from pypinyin.constants import PINYIN_DICT

    found = PINYIN_DICT.get(ord(char), "")
    return tuple(dict.fromkeys(_without_tone(reading) for reading in found.split(",") if reading))[:_MOST_READINGS]


def syllables(word: str) -> tuple[str, ...]:
    """A Latin word cut into pinyin syllables with as few cuts as possible: `buzhileng` → bu, zhi, leng; else empty."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before, piece = best[start], word[start:end]
            if before is None or piece not in _all_syllables():
                continue
            shorter = best[end]
            if shorter is None or len(before) + 1 < len(shorter):
                best[end] = (*before, piece)
    return best[-1] or ()


@functools.cache
def _all_syllables() -> frozenset[str]:
    return frozenset(
        syllable
        for code in range(0x4E00, 0x9FA6)
        for syllable in readings(chr(code))
        if syllable.isascii() and (len(syllable) > 1 or syllable in "aeo")
    )


def _without_tone(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading.strip())
    return "".join(char for char in plain.replace("u\u0308", "v") if char.isalpha() and char.isascii())

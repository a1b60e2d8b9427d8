"""Brings text to one spelling (width, case, traditional → simplified), with or without a way back to the places."""

from __future__ import annotations

import functools
import unicodedata
from dataclasses import dataclass

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_MORE_SPELLINGS = {ord("著"): "着"}  # Taiwan writes 點著火; OpenCC leaves 著 alone because of 著名
_HAN_RANGES = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2A6E0))


@functools.cache
def simplified_table() -> dict[int, str]:
    """Traditional → simplified, character by character, for `str.translate`.

    One character at a time, not phrase by phrase: a piece of a text must fold to the same piece of the folded text,
    else a search for part of a phrase would miss it. Built from OpenCC on first use (about 40 ms).
    Invisible marks vanish: they are pasted along with addresses and would cut words in two.
    """
    import opencc

    han = [chr(code) for start, stop in _HAN_RANGES for code in range(start, stop)]
    simple = opencc.OpenCC("t2s").convert(" ".join(han)).split(" ")
    table = {ord(old): new for old, new in zip(han, simple, strict=True) if old != new}
    return table | _MORE_SPELLINGS | {ord(mark): "" for mark in _INVISIBLE}


@functools.cache
def traditional_table() -> dict[int, str]:
    """Simplified → traditional, character by character; only good for telling the two apart, not for writing."""
    import opencc

    han = [chr(code) for start, stop in _HAN_RANGES for code in range(start, stop)]
    traditional = opencc.OpenCC("s2t").convert(" ".join(han)).split(" ")
    return {ord(old): new for old, new in zip(han, traditional, strict=True) if old != new}


def fold(text: str) -> str:
    """Text in the one spelling that words are compared in: NFKC, lower case, simplified characters."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).lower().translate(simplified_table())


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text that remembers where each of its characters stood in the original."""

    original: str
    text: str
    places: tuple[int, ...]

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """Where a non-empty piece of the folded text stands in the original."""
        return self.places[start], self.places[end - 1] + 1


def fold_in_place(text: str) -> Folded:
    """Fold like `fold`, one character at a time, keeping places; slower, for finding words to point at."""
    if text.isascii():
        return Folded(text, text.lower(), tuple(range(len(text))))
    pieces = [fold(char) for char in text]
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    return Folded(text, "".join(pieces), tuple(places))

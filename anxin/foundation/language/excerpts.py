"""Cuts the telling piece out of a text and marks what was asked for, as segments: the page does its own escaping."""

from __future__ import annotations

import re
from typing import NamedTuple

from anxin.foundation.language.folding import Folded, fold_in_place
from anxin.foundation.language.tokens import MAX_QUESTION_CHARS, index_tokens, query_terms
from anxin.foundation.language.words import STOP_WORDS

_MAX_TEXT_CHARS = 20_000
_ELLIPSIS = "…"


class Segment(NamedTuple):
    """A piece of an excerpt; hits are to be shown marked."""

    text: str
    is_hit: bool


def excerpt(text: str, query: str, *, length: int = 120) -> list[Segment]:
    """About `length` characters around the densest place of the query's words; the beginning when none occurs."""
    flat = " ".join(text[:_MAX_TEXT_CHARS].split())
    folded = fold_in_place(flat)
    spans = _hit_spans(folded, query)
    start = _best_start(spans, len(flat), length)
    end = min(len(flat), start + length)
    segments = list(_segments(flat, [span for span in spans if span[1] > start and span[0] < end], start, end))
    before = [Segment(_ELLIPSIS, False)] if start > 0 else []
    after = [Segment(_ELLIPSIS, False)] if end < len(flat) else []
    return before + segments + after


def _hit_spans(folded: Folded, query: str) -> list[tuple[int, int]]:
    wanted = {spelling for word in _words(query) for spelling in _spellings(word)}
    if not wanted:
        return []
    longest_first = sorted(wanted, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(longest_first))
    return [folded.original_span(*found.span()) for found in pattern.finditer(folded.text)]


def _words(query: str) -> set[str]:
    """What was asked for, both as typed and under the name our trade gives it."""
    wanted = {want.token for term in query_terms(query) for way in term.ways for want in way}
    return (wanted | set(index_tokens(query[:MAX_QUESTION_CHARS]))) - STOP_WORDS


def _spellings(word: str) -> list[str]:
    if not word.isascii():
        return [re.escape(word)]
    return [_loose(word)] if len(word) > 1 else []


def _loose(word: str) -> str:
    """Codes with any separators, English words with any ending."""
    if word.isalpha():
        return rf"(?<![a-z]){word}[a-z]*"
    return r"(?<![a-z0-9])" + r"[-_/. ]?".join(word)


def _best_start(spans: list[tuple[int, int]], size: int, length: int) -> int:
    if not spans or size <= length:
        return 0
    best = max(spans, key=lambda first: sum(first[0] <= span[0] and span[1] <= first[0] + length for span in spans))
    return max(0, min(best[0] - length // 4, size - length))


def _segments(flat: str, spans: list[tuple[int, int]], start: int, end: int) -> list[Segment]:
    segments: list[Segment] = []
    at = start
    for first, last in spans:
        first, last = max(first, at), min(last, end)
        if first > at:
            segments.append(Segment(flat[at:first], False))
        if last > first:
            segments.append(Segment(flat[first:last], True))
        at = max(at, last)
    if at < end:
        segments.append(Segment(flat[at:end], False))
    return segments

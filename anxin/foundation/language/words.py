"""The word cutter: a general dictionary plus our trade's words, loaded once on first use, shared by all threads."""

from __future__ import annotations

import functools
import threading
from pathlib import Path
from typing import Any

from anxin.foundation.language.stems import stem

_WORD_FILE = Path(__file__).parent / "data" / "words.txt"
_STOP_WORD_FILE = Path(__file__).parent / "data" / "stop_words.txt"
_OWN_FREQUENCY = 200_000

_loading = threading.Lock()
_loaded: list[Any] = []


def _lines(path: Path) -> list[str]:
    return [line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]


STOP_WORDS = frozenset(word for line in _lines(_STOP_WORD_FILE) for word in line.split())


@functools.cache
def _own_words() -> tuple[tuple[str, ...], dict[str, str]]:
    words: list[str] = []
    others: dict[str, str] = {}
    for line in _lines(_WORD_FILE):
        word, _, other = (part.strip() for part in line.partition("="))
        if word:
            words.append(word)
        if other:
            others[stem(word)] = other
    return tuple(words), others


def _load() -> Any:
    import rjieba

    cutter = rjieba.Jieba()
    for word in _own_words()[0]:
        cutter.add_word(word, _OWN_FREQUENCY, "n")
    return cutter


def _cutter() -> Any:
    if not _loaded:
        with _loading:  # two threads asking first must not both build the dictionary
            if not _loaded:
                _loaded.append(_load())
    return _loaded[0]


def cut(text: str) -> list[str]:
    """Folded Chinese text as words, each character used once."""
    return _cutter().cut(text)  # type: ignore[no-any-return]


def cut_finely(text: str) -> list[str]:
    """Like `cut`, and every dictionary word inside a longer word as well."""
    return _cutter().cut_for_search(text)  # type: ignore[no-any-return]


def other_name(word: str) -> str:
    """The name under which our trade files this word (冷气 → 空调), or the word itself."""
    return _own_words()[1].get(stem(word), word)


@functools.cache
def also_known_as() -> dict[str, tuple[str, ...]]:
    """For each word with another name: the tokens of that name, added when the word is indexed."""
    return {word: tuple(map(stem, cut_finely(other))) for word, other in _own_words()[1].items()}

"""The word cutter: a general dictionary plus our trade's words, loaded once on first use, shared by all threads."""

from __future__ import annotations

import functools
import threading
from pathlib import Path
from typing import Any

from anxin.foundation.language.stems import stem

_WORD_FILE = Path(__file__).parent / "data" / "words.txt"
_OWN_FREQUENCY = 200_000
_loading = threading.Lock()

STOP_WORDS = frozenset(
    [
        "的",
        "了",
        "吗",
        "呢",
        "啊",
        "吧",
        "呀",
        "嘛",
        "哦",
        "噢",
        "喔",
        "喽",
        "咯",
        "啦",
        "是",
        "在",
        "有",
        "和",
        "与",
        "就",
        "也",
        "都",
        "还",
        "又",
        "很",
        "太",
        "不",
        "没",
        "把",
        "被",
        "给",
        "让",
        "对",
        "从",
        "到",
        "着",
        "过",
        "个",
        "之",
        "其",
        "而",
        "但",
        "或",
        "我",
        "你",
        "您",
        "他",
        "她",
        "它",
        "们",
        "我们",
        "你们",
        "他们",
        "这",
        "那",
        "这个",
        "那个",
        "这样",
        "什么",
        "怎么",
        "怎样",
        "怎么办",
        "为什么",
        "请问",
        "一下",
        "一个",
        "没有",
        "或者",
        "但是",
        "因为",
        "所以",
        "如果",
        "以及",
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "i",
        "in",
        "is",
        "it",
        "its",
        "my",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "this",
        "to",
        "was",
        "we",
        "with",
        "you",
        "your",
    ]
)


@functools.cache
def _own_words() -> tuple[tuple[str, ...], dict[str, str]]:
    words: list[str] = []
    others: dict[str, str] = {}
    for line in _WORD_FILE.read_text(encoding="utf-8").splitlines():
        word, _, other = (part.strip() for part in line.partition("#")[0].partition("="))
        if word:
            words.append(word)
        if other:
            others[stem(word)] = other
    return tuple(words), others


@functools.cache
def _load() -> Any:
    import rjieba

    cutter = rjieba.Jieba()
    for word in _own_words()[0]:
        cutter.add_word(word, _OWN_FREQUENCY, "n")
    return cutter


def _cutter() -> Any:
    with _loading:  # two threads asking first must not both build the dictionary
        return _load()


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

"""Words that mean the same to a customer, by language; edited in `data/synonyms.yaml`, used when questions are matched."""

from __future__ import annotations

import functools
from pathlib import Path

import yaml

from anxin.foundation.language.stems import stem
from anxin.foundation.language.words import cut_finely

_FILE = Path(__file__).parent / "data" / "synonyms.yaml"


def say_otherwise(text: str) -> list[str]:
    """For a folded text: the tokens of other ways to say the phrases found in it, without repetition."""
    chinese, english = _phrases()
    words = f" {' '.join(map(stem, text.split()))} " if english else ""
    found = [tokens for phrase, tokens in chinese if phrase in text]
    found += [tokens for phrase, tokens in english if f" {phrase} " in words]
    return list(dict.fromkeys(token for tokens in found for token in tokens))


@functools.cache
def _phrases() -> tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]]]:
    groups = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    chinese = [
        (phrase, [token for other in group if other != phrase for token in cut_finely(other)])
        for group in groups["zh"]
        for phrase in group
    ]
    english = [
        (
            " ".join(map(stem, phrase.split())),
            [stem(word) for other in group if other != phrase for word in other.split()],
        )
        for group in groups["en"]
        for phrase in group
    ]
    return chinese, english

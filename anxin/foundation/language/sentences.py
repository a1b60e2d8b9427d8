"""Splits Chinese and English text into sentences."""

from __future__ import annotations

import re

_END = re.compile(
    r"[。！？!?；…]+[”’」』）)\"']*"  # Chinese ends, and ends that are the same everywhere, with what closes around them
    r"|(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})(?<!e\.g)(?<!i\.e)(?<!vs)(?<!etc)\.+[\"')]*(?=\s+[^a-z\s]|\s*$|(?=[㐀-鿿]))"
    r"|\s*\n\s*"
)


def split_sentences(text: str) -> list[str]:
    """Sentences in order, trimmed, without empty ones; line ends end a sentence, `3.5`, `No. 4` and `Mr. Li` do not."""
    sentences: list[str] = []
    start = 0
    for end in _END.finditer(text):
        sentences.append(text[start : end.end()])
        start = end.end()
    sentences.append(text[start:])
    return [trimmed for sentence in sentences if (trimmed := sentence.strip())]

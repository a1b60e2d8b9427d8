"""Short forms of longer texts."""

from __future__ import annotations


def one_line(text: str, most: int) -> str:
    """`text` on one line, at most `most` characters, an ellipsis where it was cut."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"

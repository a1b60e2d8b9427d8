"""A person's plain text made ready for a page: escaped, links clickable, very long ones folded."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

# Chinese punctuation and brackets end an address; so do closing marks that belong to the sentence around it.
_ADDRESS = re.compile(r"https?://[^\s<>\"'，。；：！？、（）【】《》「」]{1,1000}")
_TRAILING = ".,;:!?)]}'\""
SHOWN_CHARACTERS = 1_800
SHOWN_LINES = 28


@dataclass(frozen=True)
class Body:
    """A text in two parts: what is shown, and what folds out."""

    shown: SafeString
    folded: SafeString
    folded_characters: int


def body(text: str) -> Body:
    """The parts of a text; the second is empty unless it is very long."""
    at = _cut(text)
    return Body(linked(text[:at]), linked(text[at:]), len(text) - at)


def linked(text: str) -> SafeString:
    """The text escaped, with web addresses as links that tell the other side nothing."""
    parts, end = [], 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TRAILING)
        parts.append(escape(text[end : match.start()]))
        parts.append(
            format_html('<a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a>', address, address)
        )
        end = match.start() + len(address)
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))


def _cut(text: str) -> int:
    """Where to fold: at the end of a line or after a sentence, never leaving only a few characters behind."""
    lines_end = _end_of_line(text, SHOWN_LINES)
    limit = min(SHOWN_CHARACTERS, lines_end)
    if len(text) - limit < SHOWN_CHARACTERS // 4:
        return len(text)
    best = max(text.rfind(mark, limit // 2, limit) for mark in ("\n", "。", ". ", "！", "？", " "))
    return best + 1 if best > 0 else limit


def _end_of_line(text: str, number: int) -> int:
    at = -1
    for _line in range(number):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at

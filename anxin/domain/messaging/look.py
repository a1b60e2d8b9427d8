"""The simple HTML of every mail, made from its plain text: brand name and colour on top, readable by any program and screen reader."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.html import escape

# Addresses end where ASCII ends: 「查看 https://…/c/7K3MQ。」 must not swallow the full stop.
_LINK = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_TRAILING = ".,;:!?)]'"
_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
_FONTS = "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"


@dataclass(frozen=True)
class Look:
    """What a brand's mails show: its name in the reader's language and its colour (#rrggbb)."""

    name: str = ""
    accent: str = "#0f766e"


def html_of(body: str, *, subject: str, language: str, look: Look) -> str:
    """The mail as HTML: nothing is fetched from anywhere, links can be tapped, colours work on light and dark ground."""
    paragraphs = "".join(
        f'<p style="margin:0 0 16px">{linked(part.strip())}</p>' for part in re.split(r"\n\s*\n", body) if part.strip()
    )
    head = f'<p style="margin:0 0 20px;font-weight:600">{escape(look.name)}</p>' if look.name else ""
    return (
        f'<!doctype html><html lang="{_LANGUAGES.get(language, escape(language))}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">'
        f"<title>{escape(subject)}</title></head>"
        f'<body style="margin:0;padding:16px;font:16px/1.6 {_FONTS}">'
        f'<div style="max-width:600px;margin:0 auto;border-top:4px solid {escape(look.accent)};padding-top:16px">'
        f"{head}{paragraphs}</div></body></html>"
    )


def linked(text: str) -> str:
    """`text` escaped, its line breaks kept, its web addresses clickable."""
    parts, end = [], 0
    for found in _LINK.finditer(text):
        address = found[0].rstrip(_TRAILING)
        parts += [escape(text[end : found.start()]), f'<a href="{escape(address)}">{escape(address)}</a>']
        end = found.start() + len(address)
    parts.append(escape(text[end:]))
    return "".join(parts).replace("\n", "<br>\n")

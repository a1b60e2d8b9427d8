"""The simple HTML of every mail, made from its plain text: brand name and colour on top, readable by any program and screen reader."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import escape

from anxin.foundation.text.formatted import formatted

# Addresses end where ASCII ends: 「查看 https://…/c/7K3MQ。」 must not swallow the full stop.
_LINK = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_TRAILING = ".,;:!?)]'"
_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
_STYLES = {"p": "margin:0 0 16px", "ul": "margin:0 0 16px;padding-left:24px", "ol": "margin:0 0 16px;padding-left:24px"}
_FONTS = "-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif"


@dataclass(frozen=True)
class Look:
    """What a brand's mails show: its name in the reader's language and its colour (#rrggbb)."""

    name: str = ""
    accent: str = "#0f766e"


def html_of(
    body: str,
    *,
    subject: str,
    language: str,
    look: Look,
    is_formatted: bool = False,
    pictures: Iterable[tuple[str, str]] = (),
) -> str:
    """The mail as HTML: nothing is fetched from anywhere, links can be tapped, colours work on light and dark ground.

    `is_formatted`: bold, lists and links are marked in `body`. `pictures`: (content id, name) of those shown below the text.
    """
    paragraphs = _formatted(body) if is_formatted else _plain(body)
    paragraphs += "".join(
        f'<p style="margin:0 0 16px"><img src="cid:{escape(content_id)}" alt="{escape(name)}" style="max-width:100%;height:auto"></p>'
        for content_id, name in pictures
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


def _plain(body: str) -> str:
    parts = re.split(r"\n\s*\n", body)
    return "".join(f'<p style="margin:0 0 16px">{linked(part.strip())}</p>' for part in parts if part.strip())


def _formatted(body: str) -> str:
    """Mail programs know no style sheet: every element carries its own."""
    html = formatted(body)
    for tag, style in _STYLES.items():
        html = html.replace(f"<{tag}>", f'<{tag} style="{style}">')
    return html


def linked(text: str) -> str:
    """`text` escaped, its line breaks kept, its web addresses clickable."""
    parts, end = [], 0
    for found in _LINK.finditer(text):
        address = found[0].rstrip(_TRAILING)
        parts += [escape(text[end : found.start()]), f'<a href="{escape(address)}">{escape(address)}</a>']
        end = found.start() + len(address)
    parts.append(escape(text[end:]))
    return "".join(parts).replace("\n", "<br>\n")

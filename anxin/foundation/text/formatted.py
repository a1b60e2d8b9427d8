"""Bold, lists and links in what staff write: a little Markdown, so that it reads well as plain text too. No HTML gets through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

# Addresses end where ASCII ends: 「查看 https://…/c/7K3MQ。」 must not swallow the full stop.
_ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")
_TRAILING = ".,;:!?)]'"
_RULES = ("paragraph", "list", "newline", "text", "emphasis", "balance_pairs", "fragments_join", "link", "escape")
_SAFE_LINK = re.compile(r"^(?:https?://|mailto:|tel:)", re.IGNORECASE)


def formatted(text: str) -> SafeString:
    """The text as HTML: paragraphs, line breaks, **bold**, *emphasis*, lists, [links](https://…) and bare web addresses."""
    return mark_safe(_markdown().render(text))


class _Renderer(RendererHTML):
    """Bare addresses become links, wherever no link is already."""

    def text(self, tokens: Sequence[Token], idx: int, options: Any, env: Any) -> str:
        """A run of plain text."""
        is_inside_link = any(token.type == "link_open" for token in tokens[:idx]) and not any(
            token.type == "link_close" for token in tokens[:idx]
        )
        content = tokens[idx].content
        return escape(content) if is_inside_link else _linked(content)


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"html": False, "breaks": True}, renderer_cls=_Renderer).enable(list(_RULES))
    markdown.validateLink = lambda url: bool(_SAFE_LINK.match(url))  # type: ignore[method-assign]
    return markdown


def _linked(text: str) -> str:
    parts, end = [], 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_TRAILING)
        parts += [escape(text[end : found.start()]), f'<a href="{escape(address)}">{escape(address)}</a>']
        end = found.start() + len(address)
    return "".join([*parts, escape(text[end:])])

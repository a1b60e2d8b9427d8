"""HTML of mails as plain text: paragraphs, lists, links, table rows, quotes as "> "."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

LONGEST_HTML = 4_000_000
"""Characters that are read; more is no text anybody wrote."""


def words(names: str) -> frozenset[str]:
    """A set of names written with spaces between them."""
    return frozenset(names.split())


_BLOCKS = words(
    "address article aside body center dd details dir div dl dt fieldset figcaption figure footer form header hr html "
    "legend main nav section summary table tbody tfoot thead tr ul ol li pre blockquote"
)
_PARAGRAPHS = words("p h1 h2 h3 h4 h5 h6 ul ol table pre blockquote dl")
_SILENT = words("head style script title template noscript object applet iframe svg math select button")
_SPACE = re.compile(r"[ \t\n\r\f\xa0\u200b\ufeff]+")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
# Containers of the mail answered, beside blockquote: Yahoo, Proton, 163, Alibaba, Zoho, Lark, Tutanota.
_QUOTE_CLASSES = words(
    "yahoo_quoted protonmail_quote __aliyun_previous_content_wrap zmail_extra history-quote-wrapper tutanota_quote "
    "ntes_quote mail-quote-collapse"
)
_QUOTE_IDS = ("isReplyContent", "yahoo_quoted_", "mail-editor-reference-message-container", "lark-mail-quote-")
# What mail programs themselves mark as signature: Gmail, Thunderbird, Outlook for phones, QQ, NetEase, Zoho, Apple.
_SIGNATURE_CLASSES = words(
    "gmail_signature gmail_signature_prefix moz-signature xm_mail_oneself protonmail_signature_block zmail_signature "
    "qmail_signature ntes-signature mail-signature"
)
_SIGNATURE_IDS = ("ms-outlook-mobile-signature", "AppleMailSignature", "lineBreakAtBeginningOfSignature", "Signature")


def tree_of(html: str) -> Any:
    """The parsed document, whatever the markup; None when there is nothing to parse."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, recover=True, remove_pis=True)
    data = html[:LONGEST_HTML].encode("utf-8", "replace")
    if not data.strip():
        return None
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return None


def text_of(tree: Any, *, signature: bool = True) -> str:
    """The text of a document; without what the sender's program marks as signature when `signature` is False."""
    if tree is None:
        return ""
    writer = _Writer(signature)
    for event, element in etree.iterwalk(tree, events=("start", "end", "comment")):
        if event == "start":
            writer.enter(element)
        elif event == "end":
            writer.leave(element)
        elif writer.silent_below == 0:
            writer.say(element.tail)
    return writer.finished()


class _Writer:
    """Collects lines while a document is walked."""

    def __init__(self, signature: bool) -> None:
        self.lines: list[str] = []
        self.line: list[str] = []
        self.blank_wanted = False
        self.quotes = 0
        self.silent_below = 0
        self.preformatted = 0
        self.lists: list[int] = []
        self.marker = ""
        self.cell = False
        self.signature = signature

    def enter(self, element: Any) -> None:
        """Before an element's content."""
        tag = element.tag
        if self.silent_below or self._is_silent(element, tag):
            self.silent_below += 1
            return
        if tag == "br":
            self._end_line(keep_empty=True)
        elif tag == "img":
            self._picture(element)
        elif tag in ("td", "th"):
            self.cell = bool(self.line)
        elif tag in _BLOCKS or tag in _PARAGRAPHS:
            self._open_block(element, tag)
        self.say(element.text)

    def leave(self, element: Any) -> None:
        """After an element's content: its end and the text behind it."""
        tag = element.tag
        if self.silent_below:
            self.silent_below -= 1
        elif tag == "a":
            self._link(element)
        elif tag in _BLOCKS or tag in _PARAGRAPHS:
            self._close_block(element, tag)
        if not self.silent_below:
            self.say(element.tail)

    def say(self, text: str | None) -> None:
        """Words of the document."""
        if not text:
            return
        if self.preformatted:
            first, *others = text.split("\n")
            self._add(first)
            for line in others:
                self._end_line(keep_empty=True)
                self._add(line)
            return
        text = _SPACE.sub(" ", text)
        if text != " " or self.line:
            self._add(text if self.line else text.lstrip(" "))

    def finished(self) -> str:
        """The whole text, at most one empty line between paragraphs, none at the ends."""
        self._end_line()
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip("\n")

    def _add(self, text: str) -> None:
        if not text:
            return
        if self.cell and text.strip():
            text = " | " + text.lstrip()
            self.cell = False
        if self.marker and text.strip():
            self.line.append(self.marker)
            self.marker = ""
        self.line.append(text)

    def _end_line(self, *, keep_empty: bool = False) -> None:
        text = "".join(self.line).rstrip()
        if not self.preformatted:
            indent = len(text) - len(text.lstrip())
            text = text[:indent] + _SPACE.sub(" ", text[indent:])
        self.line.clear()
        self.cell = False
        if not text and not keep_empty:
            return
        prefix = "> " * self.quotes
        if self.blank_wanted and self.lines:
            self.lines.append(prefix.rstrip())
        self.blank_wanted = False
        self.lines.append((prefix + text).rstrip())

    def _open_block(self, element: Any, tag: str) -> None:
        self._end_line()
        if tag in _PARAGRAPHS and not _is_tight(element) and not self.lists:
            self.blank_wanted = bool(self.lines)
        if _is_quote(element, tag):
            if self.blank_wanted and self.lines and self.lines[-1]:
                self.lines.append(("> " * self.quotes).rstrip())
            self.blank_wanted = False
            self.quotes += 1 if self.quotes < 20 else 0
            element.set("data-quote-level", str(self.quotes))
        elif tag in ("ul", "ol"):
            self.lists.append(0 if tag == "ol" else -1)
        elif tag == "li":
            self._open_item()
        elif tag == "pre":
            self.preformatted += 1
        elif tag == "hr":
            self.line.append("---")
            self._end_line()

    def _open_item(self) -> None:
        indent = "  " * max(0, min(len(self.lists), 10) - 1)
        if self.lists and self.lists[-1] >= 0:
            self.lists[-1] += 1
            self.marker = f"{indent}{self.lists[-1]}. "
        else:
            self.marker = f"{indent}- "

    def _close_block(self, element: Any, tag: str) -> None:
        self._end_line(keep_empty=tag in ("p", "div") and _is_empty_line(element))
        self.marker = "" if tag == "li" else self.marker
        if element.get("data-quote-level"):
            self.quotes = int(element.attrib.pop("data-quote-level")) - 1
        elif tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag == "pre":
            self.preformatted -= 1
        if tag in _PARAGRAPHS and not _is_tight(element) and not self.lists:
            self.blank_wanted = bool(self.lines)

    def _link(self, element: Any) -> None:
        target = (element.get("href") or "").strip()
        if not target.lower().startswith(("http://", "https://")) or len(target) > 500:
            return
        words = "".join(self.line[-12:])
        bare = target.split("://", 1)[1].rstrip("/")
        if bare not in words and "".join(element.itertext()).strip():
            self._add(f" ({target})")

    def _picture(self, element: Any) -> None:
        words = (element.get("alt") or "").strip()
        if words and len(words) <= 100 and not re.search(r"\.(png|jpe?g|gif)$", words, re.IGNORECASE):
            self._add(words)

    def _is_silent(self, element: Any, tag: Any) -> bool:
        if tag in _SILENT or not isinstance(tag, str):
            return True
        style = element.get("style")
        if style and _HIDDEN.search(style[:2_000]):
            return True
        return not self.signature and _marked(element, _SIGNATURE_CLASSES, _SIGNATURE_IDS)


def _is_quote(element: Any, tag: str) -> bool:
    return tag == "blockquote" or (tag == "div" and _marked(element, _QUOTE_CLASSES, _QUOTE_IDS))


def _marked(element: Any, classes: frozenset[str], ids: tuple[str, ...]) -> bool:
    names, own = element.get("class"), element.get("id")
    return bool(names and not classes.isdisjoint(names.split())) or bool(own and own.startswith(ids))


def _is_tight(element: Any) -> bool:
    """Word writes each line as a paragraph without margins."""
    return element.tag == "p" and (element.get("class") or "").startswith("Mso")


def _is_empty_line(element: Any) -> bool:
    """`<div>&nbsp;</div>` and `<p class="MsoNormal">&nbsp;</p>` are how editors write an empty line."""
    return "\xa0" in (element.text or "") + "".join(child.text or "" for child in element[:3])

"""Which parts of a mail are its text, which its HTML, and which are attachments."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from anxin.foundation.mail import html_text
from anxin.foundation.mail.parts import Part

_REPORTS = frozenset(
    {
        "message/delivery-status",
        "message/global-delivery-status",
        "message/feedback-report",
        "message/disposition-notification",
        "text/rfc822-headers",
    }
)


@dataclass
class Body:
    """Text and HTML in the order of the mail, and everything that is neither."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    files: list[Part] = field(default_factory=list)
    calendars: list[Part] = field(default_factory=list)
    plain_written: bool = False
    """Whether the sender's program wrote any plain text, so that `plain` is not only made from the HTML."""

    @property
    def whole_html(self) -> str | None:
        """All HTML of the mail as one document; None when it has none."""
        return "\n".join(self.html) if any(each.strip() for each in self.html) else None


def body_of(root: Part) -> Body:
    """Sort the parts of a mail. Of alternatives the plain and the HTML one are both taken, as one place of the text."""
    body = Body()
    _sort(root, body, alternative=False)
    return body


def _sort(part: Part, body: Body, *, alternative: bool) -> None:
    kind = part.content_type
    if kind.startswith("multipart/"):
        if kind == "multipart/alternative":
            _alternatives(part, body)
            return
        for child in part.children:
            _sort(child, body, alternative=alternative)
    elif kind in _REPORTS:
        return
    elif kind == "text/calendar" and part.disposition[0] != "attachment":
        body.calendars.append(part)
        if part.name:
            body.files.append(part)
    elif kind in ("text/plain", "text/html", "text/enriched", "text/richtext") and not _is_file(part):
        _place(part, body, alternative=alternative)
    elif not kind.startswith("message/") or part.children or part.body.strip():
        body.files.append(part)
        if kind in ("text/calendar", "application/ics"):
            body.calendars.append(part)


def _alternatives(part: Part, body: Body) -> None:
    """The same text in several forms: each form counts once, and a form that is missing is made from the other."""
    inner = Body()
    for child in part.children:
        _sort(child, inner, alternative=True)
    body.files += inner.files
    body.calendars += inner.calendars
    body.plain_written = body.plain_written or inner.plain_written
    plain = "\n\n".join(inner.plain)
    html = "\n".join(inner.html)
    if plain.strip() or html.strip():
        body.plain.append(plain if plain.strip() else _from_html(html))
    if html.strip():
        body.html.append(html)
    elif plain.strip() and body.html:
        body.html.append(_as_html(plain))


def _place(part: Part, body: Body, *, alternative: bool) -> None:
    text = part.text
    if part.content_type == "text/html":
        body.html.append(text)
        if not alternative:
            body.plain.append(_from_html(text))
        return
    if part.content_type != "text/plain":
        text = re.sub(r"</?[A-Za-z/-]{1,20}>", "", text)
    body.plain.append(_unflowed(text, part.type_parameters))
    body.plain_written = body.plain_written or bool(text.strip())
    if not alternative and body.html:
        body.html.append(_as_html(text))


def _is_file(part: Part) -> bool:
    """Marked as attachment, or named and not marked as part of the text."""
    kind, _parameters = part.disposition
    return kind == "attachment" or (bool(part.name) and kind != "inline" and part.content_type != "text/html")


def _from_html(html: str) -> str:
    text = html_text.text_of(html_text.tree_of(html))
    return text or re.sub(r"<[^<>]{0,2000}>", "", html[: html_text.LONGEST_HTML]).strip()[:100_000]


def _as_html(text: str) -> str:
    if not text.strip():
        return ""
    escaped = text.strip("\n").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "<p>" + escaped.replace("\n", "<br>") + "</p>"


def _unflowed(text: str, parameters: dict[str, str]) -> str:
    """RFC 3676: a line that ends in a space goes on in the next one, quotes of equal depth alike."""
    if parameters.get("format", "").lower() != "flowed":
        return text
    delete = parameters.get("delsp", "").lower() == "yes"
    out: list[str] = []
    flowing, last_depth = False, 0
    for line in text.split("\n"):
        content = line.lstrip(">")
        depth = len(line) - len(content)
        content = content.removeprefix(" ")
        if flowing and depth == last_depth and content != "-- ":
            out[-1] += content
        else:
            out.append((">" * depth + " " if depth else "") + content)
        flowing = content.endswith(" ") and content != "-- "
        if flowing and delete:
            out[-1] = out[-1][:-1]
        last_depth = depth
    return "\n".join(out)

"""The tree of a MIME mail (RFC 2045, 2046), read leniently: slices of the raw bytes, decoded only when asked."""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from anxin.foundation.mail import charsets, headers

DEEPEST = 24
"""Entities inside each other; what lies deeper stays unopened."""
MOST_PARTS = 2_000
_TYPE = re.compile(r"\s*([\w.+-]{1,80})\s*/\s*([\w.+-]{1,120})", re.ASCII)
_TRANSFER = re.compile(r"[\w-]+")
_UU = re.compile(rb"^begin[^\n]*\n", re.MULTILINE)


@dataclass
class Part:
    """One entity: its headers, its undecoded body, its children when it is a multipart or a mail."""

    headers: headers.Headers
    body: bytes
    default: str = "text/plain"
    children: list[Part] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    """What was wrong with the shape, in words for people; filled on the root only."""

    @cached_property
    def content_type(self) -> str:
        """Media type in lower case; the default of its place when none is usable."""
        found = _TYPE.match(self.header("Content-Type"))
        return f"{found[1]}/{found[2]}".lower() if found else self.default

    @cached_property
    def type_parameters(self) -> dict[str, str]:
        """Parameters of Content-Type."""
        return headers.parameters(self.header("Content-Type"))

    @cached_property
    def disposition(self) -> tuple[str, dict[str, str]]:
        """`inline`, `attachment` or "" with its parameters."""
        value = self.header("Content-Disposition")
        return value.partition(";")[0].strip().lower(), headers.parameters(value)

    @cached_property
    def name(self) -> str:
        """File name as the sender wrote it, decoded; "" when there is none."""
        return self.disposition[1].get("filename") or self.type_parameters.get("name", "")

    @cached_property
    def content_id(self) -> str:
        """Without brackets."""
        return next(headers.message_ids(self.header("Content-ID")), self.header("Content-ID").strip().strip("<>"))

    def header(self, name: str) -> str:
        """First raw value; "" when missing."""
        return headers.first(self.headers, name)

    @cached_property
    def content(self) -> bytes:
        """The body with its transfer encoding undone as far as it goes."""
        found = _TRANSFER.search(self.header("Content-Transfer-Encoding").lower())
        return _decoded(self.body, found[0] if found else "")

    @cached_property
    def text(self) -> str:
        """The content as text with lines ending in \\n."""
        text = charsets.decode(self.content, self.type_parameters.get("charset", ""))
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")

    def walk(self) -> Iterator[Part]:
        """This part and all below it, in order; does not enter attached mails."""
        stack = [self]
        while stack:
            part = stack.pop()
            yield part
            if not part.content_type.startswith("message/"):
                stack.extend(reversed(part.children))


def parse(raw: bytes) -> Part:
    """The tree of a mail; never fails. `trouble` of the root tells what was wrong with its shape."""
    found, body = headers.split(raw.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n"))
    root = Part(found, body)
    if not found:
        root.trouble.append("no headers")
    _open(root, root, 0, [1])
    return root


def _open(root: Part, part: Part, depth: int, count: list[int]) -> None:
    kind = part.content_type
    is_mail = kind in {"message/rfc822", "message/global", "message/news"}
    if not is_mail and not kind.startswith("multipart/"):
        return
    if depth >= DEEPEST:
        root.trouble.append("nested too deeply")
        return
    if is_mail:
        found, body = headers.split(part.content.lstrip(b"\r\n"))
        part.children = [Part(found, body)]
    else:
        part.children = _split(root, part, count)
        part.body = b""  # its parts hold copies; a large mail is kept once, not once per level
    for child in part.children:
        _open(root, child, depth + 1, count)


def _split(root: Part, part: Part, count: list[int]) -> list[Part]:
    """The children between the boundary lines; a missing closing line ends with the text, a missing boundary is found."""
    body = part.body if b"--" in part.body else part.content
    mark = part.type_parameters.get("boundary", "").strip().encode("utf-8", "replace")
    lines = _boundaries(body, mark) if mark else []
    if not lines:
        mark = _found_boundary(body)
        lines = _boundaries(body, mark) if mark else []
    if not lines:
        root.trouble.append("the boundary of a multipart is missing")
        return [Part([("Content-Type", b"text/plain")], body)]
    default = "message/rfc822" if part.content_type == "multipart/digest" else "text/plain"
    children, closed = [], False
    for index, (_start, end, last) in enumerate(lines):
        if last:
            closed = True
            break
        if count[0] >= MOST_PARTS:
            root.trouble.append("too many parts")
            closed = True
            break
        count[0] += 1
        until = lines[index + 1][0] if index + 1 < len(lines) else len(body)
        found, content = headers.split(body[end:until])
        children.append(Part(found, _without_last_newline(content), default))
    if not closed and part is root and not body.endswith(b"\n"):
        root.trouble.append("the mail ends in the middle of a line: it was cut off")
    return children


def _boundaries(body: bytes, mark: bytes) -> list[tuple[int, int, bool]]:
    """(start, end, is the closing one) of each line that is the boundary."""
    found, position, wanted = [], 0, b"--" + mark
    while (start := body.find(wanted, position)) >= 0:
        end = body.find(b"\n", start)
        end = len(body) if end < 0 else end + 1
        rest = body[start + len(wanted) : min(end, start + len(wanted) + 80)].strip()
        position = end
        if (start == 0 or body[start - 1 : start] == b"\n") and rest in (b"", b"--"):
            found.append((start, end, rest == b"--"))
    return found


def _found_boundary(body: bytes) -> bytes:
    """A line of two hyphens and more that is followed by a Content header."""
    found = re.search(rb"(?:^|\n)--([^\s-][^\r\n]{0,200}|-[^\r\n]{1,200})\r?\n[Cc]ontent-", body[:65_536])
    return found[1] if found else b""


def _without_last_newline(content: bytes) -> bytes:
    if content.endswith(b"\r\n"):
        return content[:-2]
    return content[:-1] if content.endswith(b"\n") else content


def _decoded(body: bytes, encoding: str) -> bytes:
    if encoding == "base64" or encoding == "b":
        return body if _no_base64(body) else headers.base64_bytes(body)
    if encoding in {"quoted-printable", "q", "qp"}:
        return binascii.a2b_qp(body)
    if encoding in {"x-uuencode", "uuencode", "x-uue", "uue"}:
        return _uudecoded(body)
    return body


def _no_base64(body: bytes) -> bool:
    """Plain text under a base64 label: words with spaces, or bytes beyond ASCII."""
    sample = body[:4_096].strip()
    if not sample:
        return False
    odd = len(sample.translate(None, headers.BASE64 + b"=\r\n"))
    return odd * 20 > len(sample) and odd > 3


def _uudecoded(body: bytes) -> bytes:
    begin = _UU.search(body)
    out = []
    for line in body[begin.end() if begin else 0 :].splitlines():
        if line.strip() in (b"end", b"`"):
            break
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            continue
    return b"".join(out)

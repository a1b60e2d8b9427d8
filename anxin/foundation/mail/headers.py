"""Header lines: taking them apart and decoding what they say (RFC 5322, 2047, 2231), forgiving what real programs write."""

from __future__ import annotations

import binascii
import re
import urllib.parse
from collections.abc import Iterator
from datetime import UTC
from email.utils import parsedate_to_datetime

from anxin.foundation.mail import charsets

LONGEST_HEADER = 65_536
"""Bytes of one header that are read; a To line of thousands stays readable, a header of megabytes costs nothing."""
MOST_HEADERS = 1_000

_NAME = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?([^?]*)\?=")
_GAP = re.compile(r"[\s]*")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_ID = re.compile(r"<([^<>\s]{1,998})>")
_PARAMETER = re.compile(r';\s*([\w!#$&+.^`|~-]+(?:\*\d{0,3})?\*?)\s*=\s*("(?:[^"\\]|\\.)*"?|[^;]*)', re.ASCII)
_UNESCAPE = re.compile(r"\\(.)")

Headers = list[tuple[str, bytes]]


def split(block: bytes) -> tuple[Headers, bytes]:
    """The headers of an entity and its body. A line that is no header ends them, as if the empty line had been there."""
    headers: Headers = []
    position, size = 0, len(block)
    while position < size and len(headers) < MOST_HEADERS:
        end = block.find(b"\n", position)
        end = size if end < 0 else end
        line = block[position : min(end, position + LONGEST_HEADER)].rstrip(b"\r")
        if not line:
            return headers, block[end + 1 :]
        found = _NAME.match(line)
        if found:
            headers.append((found[1].decode("ascii"), line[found.end() :].strip()))
        elif line[:1] in b" \t" and headers:
            _continue(headers, line)
        elif not (line.startswith((b"From ", b">From ")) and not headers):
            return headers, block[position:]
        position = end + 1
    return headers, block[position:]


def _continue(headers: Headers, line: bytes) -> None:
    name, value = headers[-1]
    if len(value) < LONGEST_HEADER:
        headers[-1] = (name, value + b" " + line.strip())


def first(headers: Headers, name: str) -> str:
    """Raw value of the first header of that name as text, undecoded; "" when missing."""
    wanted = name.lower()
    return next((raw_text(value) for key, value in headers if key.lower() == wanted), "")


def raw_text(value: bytes) -> str:
    """Header bytes as text: eight-bit ones by what they look like, since no label can say it."""
    return value.decode("ascii") if value.isascii() and b"\x1b" not in value else charsets.decode(value)


def decoded(value: str) -> str:
    """Encoded words as text. Neighbours of one charset are joined as bytes first: programs split inside a character."""
    if "=?" not in value:
        return clean(value)
    out: list[str] = []
    pending, charset, position = b"", "", 0
    for word in _WORD.finditer(value):
        between = value[position : word.start()]
        label = word[1].partition("*")[0].lower()
        if (between.strip() or label != charset) and pending:
            out.append(charsets.decode(pending, charset))
            pending = b""
        if between.strip() or position == 0:
            out.append(between)
        pending += _word_bytes(word[2], word[3])
        charset, position = label, word.end()
    out.append(charsets.decode(pending, charset) if pending else "")
    out.append(value[position:])
    return clean("".join(out))


def clean(text: str) -> str:
    """One line without control characters and without lone surrogates."""
    return _CONTROL.sub(" ", text).encode("utf-8", "replace").decode().strip()


def _word_bytes(kind: str, text: str) -> bytes:
    if kind in "bB":
        return base64_bytes(text.encode("ascii", "ignore"))
    data = text.replace("_", " ").encode("utf-8", "surrogateescape")
    return binascii.a2b_qp(data)


BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_BASE64 = bytes(set(range(256)) - set(BASE64))


def base64_bytes(data: bytes) -> bytes:
    """Bytes of a base64 text that may be cut off, unpadded, padded in the middle or littered with other characters."""
    if b"=" in data.rstrip(b"=\r\n \t"):
        chunks = [chunk for chunk in re.split(rb"={1,2}", data) if chunk.strip()]
        if len(chunks) <= 1_000:
            return b"".join(_base64_run(chunk) for chunk in chunks)
    return _base64_run(data)


def _base64_run(data: bytes) -> bytes:
    letters = data.translate(None, _NOT_BASE64)
    if len(letters) % 4 == 1:
        letters = letters[:-1]
    return binascii.a2b_base64(letters + b"=" * (-len(letters) % 4))


def parameters(value: str) -> dict[str, str]:
    """The parameters of Content-Type or Content-Disposition by lower-case name, continuations and charsets resolved."""
    found: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for match in _PARAMETER.finditer(value):
        name, text = match[1].lower(), match[2].strip()
        if text.startswith('"'):
            text = _UNESCAPE.sub(r"\1", text[1:-1] if len(text) > 1 and text.endswith('"') else text[1:])
        base, star, rest = name.partition("*")
        if not star:
            found.setdefault(base, decoded(text))
            continue
        number, extended = rest.rstrip("*"), rest.endswith("*") or rest == ""
        pieces.setdefault(base, []).append((int(number) if number.isdigit() else 0, extended, text))
    for base, parts in pieces.items():
        found[base] = _joined(sorted(parts, key=lambda part: part[0])) or found.get(base, "")
    return found


def _joined(parts: list[tuple[int, bool, str]]) -> str:
    """RFC 2231: charset'language'percent-encoded in the first piece, later pieces with or without percents."""
    label, data = "", b""
    for index, (_number, extended, text) in enumerate(parts):
        if extended and index == 0 and text.count("'") >= 2:
            label, _language, text = text.split("'", 2)
        data += urllib.parse.unquote_to_bytes(text) if extended else text.encode("utf-8", "replace")
    return decoded(charsets.decode(data, label))


def message_ids(value: str) -> Iterator[str]:
    """The ids of Message-ID, In-Reply-To or References without brackets, each once; a lone id without brackets counts."""
    found = _ID.findall(value)
    if not found and (bare := value.strip().strip("<>")) and " " not in bare and "@" in bare:
        found = [bare]
    yield from dict.fromkeys(each.strip() for each in found)


def instant(value: str) -> str:
    """A Date header as ISO 8601 with offset; "" when no date can be read."""
    try:
        moment = parsedate_to_datetime(value)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""

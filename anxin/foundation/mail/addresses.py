"""Address headers: mailboxes with their names, also in the shapes no standard allows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from anxin.foundation.mail import headers
from anxin.foundation.mail.types import Address

MOST_ADDRESSES = 2_000
_PLAIN = re.compile(r"[^\s<>()\[\],;:\"'“”‘’@]{1,200}@[^\s<>()\[\],;:\"'“”‘’@]{1,253}")
_ANGLE = re.compile(r"<([^<>]*)>?")
_COMMENT = re.compile(r"\(((?:[^()\\]|\\.)*)\)")


def read(value: str) -> tuple[Address, ...]:
    """Every mailbox of a header, in order. Groups are opened ("Team: a@b, c@d;"), empty entries left out."""
    found = []
    for piece in _pieces(value):
        address = _mailbox(piece)
        if address is not None:
            found.append(address)
        if len(found) >= MOST_ADDRESSES:
            break
    return tuple(found)


def _pieces(value: str) -> Iterator[str]:
    """Split at commas and semicolons outside quotes, brackets and comments."""
    start, quoted, angle, depth, skip = 0, False, False, 0, False
    for index, char in enumerate(value):
        if skip:
            skip = False
        elif char == "\\" and quoted:
            skip = True
        elif char == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif char == "(":
            depth += 1
        elif char == ")":
            depth = max(0, depth - 1)
        elif char in "<>":
            angle = char == "<"
        elif char in ",;" and not angle and not depth:
            yield value[start:index]
            start = index + 1
        elif char == ":" and not angle and not depth and "@" not in value[start:index]:
            start = index + 1
    yield value[start:]


def _mailbox(piece: str) -> Address | None:
    if not piece.strip():
        return None
    angle = _ANGLE.search(piece)
    if angle:
        name, address = piece[: angle.start()], headers.decoded(angle[1])
        name = name if name.strip() else piece[angle.end() :]
    else:
        name, address = _without_angle(piece)
    name = _name(name)
    if not _plausible(address):
        whole = headers.decoded(piece)
        inside = _PLAIN.search(whole)
        if inside is None:
            return Address(name or _name(whole.replace("<>", "")), "") if name or whole.strip(" <>") else None
        name, address = name if name != inside[0] and "@" not in name else _name(whole[: inside.start()]), inside[0]
    address = address.strip().strip("'\"").removeprefix("mailto:")
    return Address("" if name.lower() == address.lower() else name, address)


def _without_angle(piece: str) -> tuple[str, str]:
    """`a@b (Name)`, a bare address, or words around one."""
    comment = _COMMENT.search(piece)
    plain = _COMMENT.sub(" ", piece)
    inside = _PLAIN.search(plain)
    if inside is None:
        return piece, ""
    return (comment[1] if comment else plain[: inside.start()]), inside[0]


def _plausible(address: str) -> bool:
    local, at, domain = address.strip().rpartition("@")
    return bool(at and local and domain) and not any(char.isspace() for char in address.strip())


def _name(text: str) -> str:
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    text = headers.decoded(re.sub(r"\\(.)", r"\1", text).replace('"', ""))
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        text = text[1:-1]
    return text.strip(" \t<>")

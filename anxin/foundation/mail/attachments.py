"""The files of a mail: names people can read, pictures of the text told from real attachments, logos told from photos."""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Iterable

from anxin.foundation.mail import headers, tnef
from anxin.foundation.mail.parts import Part
from anxin.foundation.mail.types import Attachment

LONGEST_NAME = 150
_LOGO_BYTES = 30_000
_FORBIDDEN = re.compile(r"[\x00-\x1f\x7f<>:\"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LOGO_NAME = re.compile(
    r"logo|signature|签名|banner|icon|spacer|wechat|linkedin|facebook|twitter|^image0\d\d\.(png|gif|jpe?g)$",
    re.IGNORECASE,
)
_EXTENSIONS = {
    "image/jpeg": ".jpg",
    "text/plain": ".txt",
    "message/rfc822": ".eml",
    "text/calendar": ".ics",
    "text/html": ".html",
}


def of_parts(parts: Iterable[Part], shown: frozenset[str]) -> tuple[Attachment, ...]:
    """The attachments in the mail's order; `shown` are the content ids its HTML shows. winmail.dat is unpacked."""
    found: list[Attachment] = []
    for part in parts:
        if tnef.is_tnef(part.content_type, part.name):
            packed = tnef.read(part.content)
            found += [_made(each.name, each.type, each.content, each.content_id, False, shown) for each in packed.files]
            if packed.files or packed.text or packed.html:
                continue
        found.append(_of_part(part, shown))
    return tuple(found)


def _of_part(part: Part, shown: frozenset[str]) -> Attachment:
    name = part.name
    if part.content_type == "message/rfc822" and not name and part.children:
        name = headers.decoded(part.children[0].header("Subject"))[:80]
        name = f"{name}.eml" if name else ""
    return _made(name, part.content_type, part.content, part.content_id, part.disposition[0] == "inline", shown)


def _made(
    name: str, media_type: str, content: bytes, content_id: str, marked: bool, shown: frozenset[str]
) -> Attachment:
    is_picture = media_type.startswith("image/")
    inline = bool(content_id and content_id in shown) or (is_picture and marked)
    return Attachment(
        name=safe_name(name, media_type),
        type=media_type,
        content=content,
        inline=inline,
        content_id=content_id,
        logo=inline and is_picture and _is_logo(name, content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def safe_name(name: str, media_type: str) -> str:
    """A name without folders, control and direction characters, not longer than files may be; made up when there is none."""
    name = re.split(r"[\\/]", headers.clean(name))[-1]
    name = _FORBIDDEN.sub("", name).strip(" .")
    if not name:
        extension = _EXTENSIONS.get(media_type) or mimetypes.guess_extension(media_type) or ".bin"
        return ("picture" if media_type.startswith("image/") else "attachment") + extension
    if len(name) > LONGEST_NAME:
        stem, dot, extension = name.rpartition(".")
        name = (
            f"{stem[: LONGEST_NAME - len(extension) - 1]}.{extension}"
            if dot and len(extension) <= 10
            else name[:LONGEST_NAME]
        )
    return name


def _is_logo(name: str, content: bytes) -> bool:
    """Small in bytes and either named like one or no larger than a letterhead. The same hash in many mails is the surer sign."""
    if len(content) > _LOGO_BYTES:
        return False
    width, height = picture_size(content)
    small = 0 < width * height <= 120_000 and height <= 200
    return small or (len(content) <= 10_000 and bool(_LOGO_NAME.search(name)))


def picture_size(content: bytes) -> tuple[int, int]:
    """Width and height in pixels of a PNG or GIF from its first bytes, of a JPEG from its frame header; (0, 0) if unknown."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) >= 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    if content[:4] == b"GIF8" and len(content) >= 10:
        return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")
    if content[:2] == b"\xff\xd8":
        frame = re.search(rb"\xff[\xc0-\xc2]..\x08(..)(..)", content[:_LOGO_BYTES], re.DOTALL)
        if frame:
            return int.from_bytes(frame[2], "big"), int.from_bytes(frame[1], "big")
    return 0, 0

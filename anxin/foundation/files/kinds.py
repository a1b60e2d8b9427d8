"""What a file really is, judged by its content, not by the name or type its sender claims."""

from __future__ import annotations

from typing import IO

import puremagic

# Types people may send us; everything else is refused by name. Text has no magic number, see `sniff`.
PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/heic", "image/heif"})
VIDEOS = frozenset({"video/mp4", "video/quicktime", "video/webm"})
AUDIO = frozenset({"audio/mpeg", "audio/mp4", "audio/ogg", "audio/wav", "audio/amr"})
DOCUMENTS = frozenset(
    {
        "application/pdf",
        "application/zip",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/plain",
    }
)
ACCEPTED = PICTURES | VIDEOS | AUDIO | DOCUMENTS
_SAME = {
    "image/jpg": "image/jpeg",
    "audio/x-wav": "audio/wav",
    "audio/wave": "audio/wav",
    "video/x-m4v": "video/mp4",
    "image/heic-sequence": "image/heic",
}
_BRANDS = {
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heif",
    b"heif": "image/heif",
    b"qt  ": "video/quicktime",
}


def sniff(source: IO[bytes]) -> str:
    """Media type of the content; "application/octet-stream" when it is nothing known. Leaves the position at the start."""
    source.seek(0)
    head = source.read(4096)
    source.seek(0)
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    for magic, media_type in (
        (b"\xff\xd8\xff", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"GIF8", "image/gif"),
        (b"%PDF-", "application/pdf"),
    ):
        if head.startswith(magic):
            return media_type
    return _by_library(head)


def _by_library(head: bytes) -> str:
    try:
        found = puremagic.from_string(head, mime=True)
    except (puremagic.PureError, ValueError):
        found = ""
    found = _SAME.get(found, found)
    if found in ACCEPTED and found != "text/plain":
        return found
    return "text/plain" if _is_text(head) else found or "application/octet-stream"


def _is_text(head: bytes) -> bool:
    if not head or b"\0" in head:
        return False
    stripped = head.lstrip().lower()
    if stripped.startswith((b"<!doctype", b"<html", b"<svg", b"<?xml", b"<script")):
        return False
    try:
        head[:-3].decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

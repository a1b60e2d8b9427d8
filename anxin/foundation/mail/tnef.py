"""winmail.dat: the wrapper Outlook puts around rich text mails (MS-OXTNEF, MS-OXCDATA). Only text and files are read."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from anxin.foundation.mail import charsets

_SIGNATURE = 0x223E9F78
_MOST_ATTRIBUTES = 5_000
_BODY, _MESSAGE_PROPERTIES = 0x0002800C, 0x00069003
_RENDER, _TITLE, _DATA, _ATTACHMENT_PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_CODEPAGE = 0x00069007
# MAPI properties (MS-OXPROPS): text, HTML, long and short file name, content, content id, media type.
_P_BODY, _P_HTML, _P_LONG_NAME, _P_NAME, _P_DATA, _P_CID, _P_TYPE = (
    0x1000,
    0x1013,
    0x3707,
    0x3704,
    0x3701,
    0x3712,
    0x370E,
)
_FIXED = {
    0x0002: 4,
    0x0003: 4,
    0x0004: 4,
    0x000A: 4,
    0x000B: 4,
    0x0005: 8,
    0x0006: 8,
    0x0007: 8,
    0x0014: 8,
    0x0040: 8,
    0x0048: 16,
}
_VARIABLE = frozenset({0x000D, 0x001E, 0x001F, 0x0102})


@dataclass
class PackedFile:
    """One file of the wrapper."""

    name: str = ""
    type: str = "application/octet-stream"
    content: bytes = b""
    content_id: str = ""


@dataclass
class Packed:
    """What a wrapper holds."""

    text: str = ""
    html: str = ""
    files: list[PackedFile] = field(default_factory=list)


def is_tnef(media_type: str, name: str) -> bool:
    """Whether a part is such a wrapper, by its type or by its name."""
    return media_type in {"application/ms-tnef", "application/vnd.ms-tnef"} or name.lower() == "winmail.dat"


def read(data: bytes) -> Packed:
    """Text and files of a wrapper; of a damaged one all up to the damage."""
    packed = Packed()
    codepage = "cp1252"
    for attribute, value in _attributes(data):
        if attribute == _CODEPAGE and len(value) >= 4:
            codepage = charsets.codec_for(f"cp{struct.unpack_from('<I', value)[0]}") or codepage
        elif attribute == _BODY:
            packed.text = _text(value, codepage)
        elif attribute == _MESSAGE_PROPERTIES:
            _message(packed, value, codepage)
        elif attribute == _RENDER:
            packed.files.append(PackedFile())
        elif packed.files:
            _file(packed.files[-1], attribute, value, codepage)
    packed.files = [each for each in packed.files if each.content or each.name]
    return packed


def _message(packed: Packed, value: bytes, codepage: str) -> None:
    for number, kind, content in _properties(value):
        if number == _P_BODY and not packed.text:
            packed.text = _property_text(kind, content, codepage)
        elif number == _P_HTML:
            packed.html = _property_text(kind, content, codepage)


def _file(file: PackedFile, attribute: int, value: bytes, codepage: str) -> None:
    if attribute == _TITLE and not file.name:
        file.name = _text(value, codepage)
    elif attribute == _DATA:
        file.content = value
    elif attribute == _ATTACHMENT_PROPERTIES:
        for number, kind, content in _properties(value):
            if number in (_P_LONG_NAME, _P_NAME):
                if number == _P_LONG_NAME or not file.name:
                    file.name = _property_text(kind, content, codepage) or file.name
            elif number == _P_DATA and not file.content:
                file.content = content
            elif number == _P_CID:
                file.content_id = _property_text(kind, content, codepage).strip("<>")
            elif number == _P_TYPE:
                file.type = _property_text(kind, content, codepage).lower() or file.type


def _attributes(data: bytes) -> Iterator[tuple[int, bytes]]:
    """(attribute with its type, value) of the stream: level byte, id, length, value, checksum."""
    if len(data) < 6 or struct.unpack_from("<I", data)[0] != _SIGNATURE:
        return
    position = 6
    for _count in range(_MOST_ATTRIBUTES):
        if position + 9 > len(data):
            return
        _level, attribute, length = struct.unpack_from("<BII", data, position)
        position += 9
        if length > len(data) - position:
            return
        yield attribute, data[position : position + length]
        position += length + 2


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """(property, type, first value) of a property list; ends quietly where the list is damaged."""
    if len(data) < 4:
        return
    position = 4
    for _count in range(min(struct.unpack_from("<I", data)[0], _MOST_ATTRIBUTES)):
        if position + 4 > len(data):
            return
        kind, number = struct.unpack_from("<HH", data, position)
        position += 4
        if number >= 0x8000:
            position = _past_name(data, position)
        value, position = _value(data, position, kind)
        if position < 0:
            return
        yield number, kind & 0x0FFF, value


def _past_name(data: bytes, position: int) -> int:
    """Named properties carry a GUID and a number or a name before their value."""
    if position + 24 > len(data):
        return len(data)
    kind, length = struct.unpack_from("<II", data, position + 16)
    return position + 24 + (_padded(length) if kind == 1 else 0)


def _value(data: bytes, position: int, kind: int) -> tuple[bytes, int]:
    """First value and the position behind all values; position -1 where the list is damaged."""
    many, kind = bool(kind & 0x1000), kind & 0x0FFF
    count = 1
    if many or kind in _VARIABLE:
        if position + 4 > len(data):
            return b"", -1
        count = struct.unpack_from("<I", data, position)[0]
        position += 4
    if count > _MOST_ATTRIBUTES or (kind not in _VARIABLE and kind not in _FIXED):
        return b"", -1
    first = b""
    for index in range(count):
        size = _FIXED.get(kind, 0)
        if kind in _VARIABLE:
            if position + 4 > len(data):
                return b"", -1
            size = struct.unpack_from("<I", data, position)[0]
            position += 4
        if position + size > len(data):
            return b"", -1
        if index == 0:
            first = data[position : position + size]
        position += _padded(size) if kind in _VARIABLE else size
    return first[16:] if kind == 0x000D else first, position


def _padded(size: int) -> int:
    return size + -size % 4


def _property_text(kind: int, content: bytes, codepage: str) -> str:
    if kind == 0x001F:
        return content.decode("utf-16-le", "replace").rstrip("\0")
    return _text(content, "" if kind == 0x0102 else codepage)


def _text(value: bytes, codepage: str) -> str:
    return charsets.decode(value.rstrip(b"\0"), codepage).replace("\r\n", "\n")

"""Bytes to text when the label lies, is unknown or is missing: the label first, then what the bytes look like."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

# The label of an old standard is used for its larger successor, as browsers do (WHATWG Encoding Standard).
_SUCCESSORS = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "cp936", "ms936", "euc-cn", "gb_2312-80", "chinese", "gb"), "gb18030"),
    **dict.fromkeys(("big5", "big-5", "x-x-big5", "cn-big5", "cp950", "big5-tw"), "big5hkscs"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"), "cp932"),
    **dict.fromkeys(("ks_c_5601-1987", "ks_c_5601", "euc-kr", "ksc5601", "korean"), "cp949"),
    **dict.fromkeys(("iso-8859-1", "latin1", "latin-1", "iso8859-1", "iso_8859-1", "ansi"), "cp1252"),
    **dict.fromkeys(("iso-2022-jp", "csiso2022jp", "cp50220", "cp50221", "jis"), "iso2022_jp_ext"),
    **dict.fromkeys(("utf8mb4", "utf-8-mac", "unicode-1-1-utf-8", "x-unknown-utf8"), "utf-8"),
    "unicode-1-1-utf-7": "utf-7",
    "iso-8859-8-i": "iso-8859-8",
    "tis-620": "cp874",
    "hz-gb-2312": "hz",
}
_NO_ANSWER = frozenset(
    {"", "us-ascii", "ascii", "unknown", "unknown-8bit", "x-unknown", "8bit", "7bit", "binary", "default", "none"}
)
# Codecs of Python that are no charset of mail, or that cost more than they are worth on hostile input.
_REFUSED = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
_SAMPLE = 65_536
_ESCAPES = re.compile(rb"\x1b(\$[@B]|\([BJI])")
_HZ = re.compile(rb"~\{[!-~]{2,}?~\}")


@lru_cache(maxsize=512)
def codec_for(label: str) -> str:
    """Name of Python's codec for a charset label; "" when the label says nothing usable."""
    name = label.strip().strip("\"'").lower().replace(" ", "")
    if name in _NO_ANSWER or len(name) > 40:
        return ""
    name = _SUCCESSORS.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError, UnicodeError):
        return ""
    usable = getattr(found, "_is_text_encoding", True) and found.name not in _REFUSED
    return found.name if usable else ""


def decode(data: bytes, label: str = "") -> str:
    """The text of `data`: by its label when that fits, else by what it looks like, else with replacement characters."""
    if data.isascii() and b"\x1b" not in data and b"~{" not in data and codec_for(label) not in {"utf-7", "hz"}:
        codec = codec_for(label)
        return (
            data.decode(codec, "replace")
            if codec.startswith(("utf-16", "utf-32", "utf_16", "utf_32"))
            else data.decode("ascii")
        )
    codec = codec_for(label)
    if codec and codec != "ascii":
        text = _strictly(data, codec)
        if text is not None and not _mislabelled(data, codec, text):
            return text
    guessed = guess(data)
    text = _strictly(data, guessed)
    if text is not None:
        return text
    return data.decode(codec or guessed, "replace")


def guess(data: bytes) -> str:
    """Codec the bytes most probably are in: UTF-8 if they are valid, else the likeliest of China's, Japan's, Korea's and Europe's."""
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return codec
    if _ESCAPES.search(data[:_SAMPLE]):
        return "iso2022_jp_ext"
    if data.isascii():
        return "hz" if _HZ.search(data[:_SAMPLE]) else "utf-8"
    if _strictly(data, "utf-8") is not None:
        return "utf-8"
    return _likeliest(data[:_SAMPLE])


def _strictly(data: bytes, codec: str) -> str | None:
    """None when the bytes do not fit. A character cut off at the very end does not count against the codec."""
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        cut = error.start
    except (LookupError, ValueError):
        return None
    if len(data) - cut > 3 or cut == 0 or codec.startswith("iso2022"):
        return None
    try:
        return data[:cut].decode(codec) + "\ufffd"
    except (UnicodeError, LookupError, ValueError):
        return None


def _mislabelled(data: bytes, codec: str, text: str) -> bool:
    """A label of an eight-bit charset over bytes that are UTF-8: Chinese bytes are almost never valid UTF-8 by chance."""
    if codec in {"utf-8", "utf-7", "hz"} or codec.startswith(("iso2022", "utf-16", "utf-32")):
        return False
    if codec in {"gb18030", "big5hkscs"} and _other_chinese(data[:_SAMPLE], codec):
        return True
    try:
        other = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    telling = sum("\u3000" <= char <= "\uffef" for char in other)
    if codec in {"gb18030", "big5hkscs", "cp949", "cp932", "euc_jp"}:
        return telling >= 2 or (telling == 1 and "\ufffd" in text)
    return any(ord(char) > 127 for char in other)


def _other_chinese(data: bytes, codec: str) -> bool:
    """GB bytes labelled Big5 or the reverse: the other one's common characters cover nearly all, its own do not."""
    high = max(1, sum(byte > 127 for byte in data))
    other = "big5hkscs" if codec == "gb18030" else "gb18030"
    own_share, other_share = (2 * len(_COMMON[each].findall(data)) / high for each in (codec, other))
    return high >= 16 and other_share > 0.9 and own_share < other_share - 0.2 and _likeliest(data) == other


def _likeliest(data: bytes) -> str:
    """The multi-byte charset whose common characters cover most of the bytes beyond ASCII; cp1252 when none does."""
    high = sum(byte > 127 for byte in data)
    best, best_share = "cp1252", 0.5
    for codec, pattern in _COMMON.items():
        if _strictly(data, codec) is None:
            continue
        share = min(2 * len(pattern.findall(data)), high) / high
        if share > best_share:
            best, best_share = codec, share
    return _among_like(data, high) if best == "gb18030" else best


def _among_like(data: bytes, high: int) -> str:
    """GB 2312, EUC-JP and EUC-KR use the same bytes: kana tell Japanese, hangul alone (no pair above its rows) tells Korean."""
    if 2 * len(_KANA.findall(data)) / high > 0.2:
        return "euc_jp"
    pairs = _PAIR.findall(data)
    if len(pairs) >= 8 and all(0xB0 <= pair[0] <= 0xC8 or pair[0] in (0xA1, 0xA3) for pair in pairs):
        return "cp949"
    return "gb18030"


# Pairs of the most used characters of each charset: first-level hanzi and punctuation, kana, hangul.
_COMMON = {
    "gb18030": re.compile(rb"[\xa1\xa3\xa4\xa5\xb0-\xd7][\xa1-\xfe]"),
    "big5hkscs": re.compile(rb"[\xa1\xa4-\xc6][\x40-\x7e\xa1-\xfe]"),
    "cp932": re.compile(rb"\x82[\x9f-\xf1]|\x83[\x40-\x96]|[\x88-\x97][\x40-\x7e\x80-\xfc]|\x81[\x40-\x5b]"),
}
_KANA = re.compile(rb"[\xa4\xa5][\xa1-\xfe]")
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\xfe]")

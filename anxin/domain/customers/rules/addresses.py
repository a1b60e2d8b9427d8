"""Reads what people paste: recipient, phone and address in any order, with or without labels and separators."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from anxin.domain.customers.rules.divisions import Found, find

MOST_CHARACTERS = 400
_LABELS = re.compile(
    r"(?:收货人|收件人|联系人|聯絡人|收貨人|姓名|名字|手机号码|手机号|手机|联系电话|联系方式|电话号码|电话|手機|電話|收货地址|收件地址|详细地址|所在地区|地址|地区|邮政编码|邮编"
    r"|name|phone|mobile|tel|address|postcode|zip)\s*[:：]",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+|00)852[- ]?\d{4}[- ]?\d{4}|(?<![0-9])(?:\+?(?:00)?(?:86|852|853|886)[- ]?)?(?:\(0\d{2,3}\)|1[3-9]\d|0\d{1,3}|[2-9]\d{3})[- ]?\d{3,4}[- ]?\d{3,4}(?:\s*(?:转|轉|-|ext\.?)\s*\d{1,6})?(?![0-9号號])"
)
_POSTCODE = re.compile(r"(?<![0-9])\d{6}(?![0-9号號室幢栋楼弄])")
_SEPARATORS = re.compile(r"[,，;；|\n\r\t/、。]+|\s{2,}|(?<=[^\W\d_a-zA-Z])\s+|\s+(?=[㐀-鿿])")
_PLACE = re.compile(r"[省市区區县縣镇鎮乡鄉村路街道巷弄号號幢栋棟室楼樓层層单元厦廈园園苑庄莊桥橋组組湾灣城座]|\d")
_PERSON = re.compile(
    r"^[㐀-鿿]{2,4}(?:先生|女士|小姐|太太|老师)?$|^[㐀-鿿]{1,6}·[㐀-鿿·]{1,12}$|^[㐀-鿿](?:先生|女士|小姐|太太|老师)$"
)
_LATIN = re.compile(r"^[A-Za-z][A-Za-z .'-]{1,40}$")
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施洪季"
    "張劉陳楊黃趙吳馬許鄭謝韓馮鄧蕭蔣葉蘇呂盧鍾譚陸範賈鄒龍陶賀顧龔萬錢嚴湯"
)
_GLUED = re.compile(rf"(?<=[号號室楼樓层層幢栋棟元店厦廈座])([{_SURNAMES}][㐀-鿿]{{1,2}})$")
_COUNTRIES = {"71": "TW", "81": "HK", "82": "MO"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a pasted line says; empty where it says nothing."""

    recipient: str = ""
    phone: str = ""
    country: str = "CN"
    province: str = ""
    city: str = ""
    district: str = ""
    street: str = ""
    postcode: str = ""
    division_code: str = ""


def parse(pasted: str) -> Parsed:
    """Recipient, phone and address of one pasted line (or several); never fails: what is not understood ends up in the street."""
    text = _LABELS.sub("\n", unicodedata.normalize("NFKC", pasted[: MOST_CHARACTERS * 2]))[:MOST_CHARACTERS]
    text, phone = _take(_PHONE, text)
    text, postcode = _take(_POSTCODE, text)
    pieces = [piece.strip(" -:()") for piece in _SEPARATORS.split(text)]
    pieces = [piece for piece in pieces if piece]
    recipient = _recipient(pieces)
    address = _joined([piece for piece in pieces if piece is not recipient])
    if not recipient and (glued := _GLUED.search(address)):
        recipient, address = glued[1], address[: glued.start(1)]
    return _parsed(recipient or "", _plain_phone(phone), find(address), postcode)


def _take(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """The text with its first match cut out (a separator in its place), and the match."""
    found = pattern.search(text)
    return (text[: found.start()] + "\n" + text[found.end() :], found[0]) if found else (text, "")


def _recipient(pieces: list[str]) -> str | None:
    """The piece that is a person's name: a family name first counts most, then standing at either end."""
    named = [piece for piece in pieces if _is_person(piece)]
    if not named:
        return None
    ends = (pieces[0], pieces[-1])
    return max(named, key=lambda piece: (piece[0] in _SURNAMES, piece in ends, -len(piece)))


def _is_person(piece: str) -> bool:
    if _LATIN.match(piece):
        return True
    return bool(_PERSON.match(piece)) and not _PLACE.search(piece) and not find(piece).code


def _joined(pieces: list[str]) -> str:
    """Pieces of one address written together again: no gap between Chinese, one between Latin words and numbers."""
    joined = ""
    for piece in pieces:
        gap = " " if joined and joined[-1].isascii() and piece[0].isascii() else ""
        joined += gap + piece
    return joined


def _plain_phone(phone: str) -> str:
    return re.sub(r"[\s()]", "", phone)


def _parsed(recipient: str, phone: str, found: Found, postcode: str) -> Parsed:
    country = _COUNTRIES.get(found.code[:2], "CN")
    # Outside the mainland the territory itself is the country; repeating it as a province is not how addresses are written there.
    province = found.province if country == "CN" else ""
    city = found.city or (found.province.removesuffix("特别行政区") if country in ("HK", "MO") else "")
    return Parsed(recipient, phone, country, province, city, found.district, found.rest.strip(), postcode, found.code)

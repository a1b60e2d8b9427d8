"""China's administrative divisions by name and GB/T 2260 code, down to the district: which ones an address begins with.

Source: `data/divisions.txt` (its licence beside it). Names no longer used stay in it, because people go on writing them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from anxin.foundation.language.folding import fold

_FILE = Path(__file__).resolve().parents[1] / "data" / "divisions.txt"
_NATIONS = (
    "蒙古族|回族|藏族|维吾尔族|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|"
    "哈尼族|哈萨克族|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|"
    "土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|普米族|怒族|鄂温克族|保安族|"
    "裕固族|独龙族|鄂伦春族|各族|柯尔克孜|哈萨克|蒙古"
)
_ENDING = re.compile(
    rf"(?:特别行政区|(?:{_NATIONS})*自治[州县旗]|(?:维吾尔|壮族|回族)?自治区|省|市|地区|林区|盟|区|县|旗)$"
)
# A bare name before 路 or 街 is a road (杭州路, 北京东路), not a place.
_ROAD = re.compile(r"[东西南北中大]?(?:路|街|道|巷|桥|大厦)")
# Stands in official lists between a province and the districts it runs itself, and is copied from there.
_FILLER = re.compile(r"^(?:省|自治区)直辖县级行政区划")
PROVINCE, CITY, DISTRICT = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Division:
    """One division. `short` is the name people write without its rank: 浙江, 杭州, 延边."""

    code: str
    name: str
    short: str
    level: int


@dataclass(frozen=True, slots=True)
class Found:
    """The divisions an address begins with, and what is left of it."""

    province: str = ""
    city: str = ""
    district: str = ""
    code: str = ""
    rest: str = ""


def find(text: str) -> Found:
    """The divisions at the beginning of `text`, missing upper ones filled in: 杭州西湖区文三路 → 浙江省, 杭州市, 西湖区.

    Province and city may stand without their rank, a district must have it: its bare name is a street's as often. Any script.
    """
    path, rest = _walk(text, PROVINCE, "")
    if not path:
        path, rest = _walk(text, CITY, "")
    if not path:
        path, rest = _lone_district(text)
    if not path:
        return Found(rest=text)
    return _filled(path[-1], rest)


def _walk(text: str, level: int, above: str) -> tuple[list[Division], str]:
    """Match one division of `level` (or, where one is left out, of the next) below the code `above`, then go on below it."""
    text = _FILLER.sub("", text.lstrip(" ,，-·"))
    for wanted in range(level, DISTRICT + 1):
        if wanted == DISTRICT and not above:
            break
        if match := _match(text, wanted, above):
            division, length = match
            further, rest = _walk(text[length:], wanted + 1, division.code[: wanted * 2])
            return [division, *further], rest
        if wanted == level == PROVINCE:
            break
    return [], text


def _match(text: str, level: int, above: str) -> tuple[Division, int] | None:
    """The division with the longest name at the beginning of `text`, and how many characters it takes."""
    folded = fold(text[:20])
    found: tuple[Division, int] | None = None
    for each in _by_start().get(folded[:2], []):
        if each.level != level or not each.code.startswith(above):
            continue
        for name in (each.name, each.short) if level < DISTRICT else (each.name,):
            if (
                folded.startswith(name)
                and (found is None or len(name) > found[1])
                and (name == each.name or not _ROAD.match(folded[len(name) :]))
            ):
                found = (each, len(name))
    return found


def _lone_district(text: str) -> tuple[list[Division], str]:
    """A district written without its city, if only one has that name."""
    folded = fold(text[:20])
    named = [e for e in _by_start().get(folded[:2], []) if e.level == DISTRICT and folded.startswith(e.name)]
    longest = max((len(each.name) for each in named), default=0)
    best = [each for each in named if len(each.name) == longest]
    return (best, text[longest:]) if len(best) == 1 else ([], text)


def _filled(finest: Division, rest: str) -> Found:
    known = _by_code()
    province = known.get(finest.code[:2] + "0000")
    city = known.get(finest.code[:4] + "00") if finest.level > PROVINCE else None
    if finest.level == DISTRICT and city is None:
        # Districts run by the province itself (仙桃市) are their own city in an address.
        city = finest if finest.name.endswith("市") else None
    district = finest.name if finest.level == DISTRICT and finest is not city else ""
    return Found(
        province.name if province else "", city.name if city else "", district, finest.code, rest.lstrip(" ,，-·")
    )


@lru_cache(maxsize=1)
def _by_code() -> dict[str, Division]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    return {code: Division(code, name, _short(name), _level(code)) for code, name in (line.split() for line in lines)}


@lru_cache(maxsize=1)
def _by_start() -> dict[str, list[Division]]:
    found: dict[str, list[Division]] = {}
    for each in _by_code().values():
        found.setdefault(each.name[:2], []).append(each)
    return found


def _level(code: str) -> int:
    return PROVINCE if code.endswith("0000") else CITY if code.endswith("00") else DISTRICT


def _short(name: str) -> str:
    short = _ENDING.sub("", name)
    return short if len(short) > 1 else name

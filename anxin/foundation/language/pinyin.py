"""Chinese names in pinyin: all readings people would type, whole and as initials."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product

from anxin.foundation.language.folding import fold

# Family names read otherwise than the character alone.
_SURNAMES = {
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "查": "zha", "区": "ou", "任": "ren", "朴": "piao", "盖": "ge", "翟": "zhai",
    "尉": "yu", "万": "wan", "洗": "xian", "冼": "xian", "覃": "qin", "缪": "miao", "逄": "pang", "乐": "yue", "华": "hua", "召": "shao",
    "纪": "ji", "燕": "yan", "宁": "ning", "葛": "ge", "晁": "chao", "那": "na", "员": "yun", "黑": "he", "折": "she", "种": "chong",
}  # fmt: skip
_MOST_READINGS = 4
_LONGEST = 12


@lru_cache(maxsize=65_536)
def readings(name: str) -> tuple[tuple[str, ...], ...]:
    """The likeliest readings of a Chinese name, syllable by syllable, the best first: 曾乐 → (zeng, le), (zeng, yue). Empty for other names."""
    from pypinyin import Style, pinyin  # its dictionaries take 0.3 s to read: not at the start

    han = "".join(letter for letter in fold(name) if "㐀" <= letter <= "鿿")[:_LONGEST]
    if len(han) < 2:
        return ()
    syllables = [list(dict.fromkeys(each)) for each in pinyin(han, style=Style.NORMAL, heteronym=True, v_to_u=False)]
    plain = [each[0] for each in pinyin(han, style=Style.NORMAL)]
    ordered = [[best, *(e for e in every if e != best)] for best, every in zip(plain, syllables, strict=False)]
    ordered[0] = [_SURNAMES.get(han[0], plain[0])]
    return tuple(islice(dict.fromkeys(product(*[each[:2] for each in ordered])), _MOST_READINGS))


def spelled(name: str) -> list[str]:
    """What people type to find the name: 王秀兰 → wangxiulan, wxl, xiulan, wang, xiu, lan."""
    found: list[str] = []
    for each in readings(name):
        found += ["".join(each), "".join(syllable[0] for syllable in each), "".join(each[1:]), *each]
    return list(dict.fromkeys(found))


def plain(name: str) -> str:
    """The name written in Latin letters without gaps: Chinese in its likeliest reading, other names folded."""
    known = readings(name)
    return "".join(known[0]) if known else "".join(letter for letter in fold(name) if letter.isalnum())

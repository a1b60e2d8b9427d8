"""People's names as others call them."""

from __future__ import annotations

import re

# Family names of two characters; with any other the first character is the family name.
_DOUBLE = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "长孙",
        "宇文",
        "夏侯",
        "南宫",
        "端木",
        "歐陽",
        "司馬",
        "上官",
        "諸葛",
        "東方",
        "尉遲",
        "公孫",
        "長孫",
        "南宮",
    ]
)
_CHINESE = re.compile(r"^[㐀-鿿]{2,4}$")


def given_name(name: str) -> str:
    """The first name alone: 林小满 → 小满, 欧阳雪 → 雪, Anna Maria Berg → Anna; anything else stays as it is."""
    name = name.strip()
    if _CHINESE.match(name):
        family = 2 if len(name) > 2 and name[:2] in _DOUBLE else 1
        return name[family:]
    return name.split()[0] if name else ""

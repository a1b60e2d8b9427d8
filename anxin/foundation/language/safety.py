"""Finds words of danger in what customers write, and holds the advice that goes out at once; when in doubt it alarms."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

from anxin.foundation.language.folding import fold_in_place
from anxin.foundation.text.script import to_traditional

Level = Literal["danger", "stop_use"]
_RULE_FILE = Path(__file__).parent / "data" / "safety.yaml"
_BLANK = "\x00"

# A "no" that stands directly before the word: 没有闻到煤气味. Not 有没有, 是不是, 会不会 (questions), 差点没 (it nearly did).
_NO_BEFORE_ZH = re.compile(
    r"(?<!差点)(?<!差一点)(?<!险些)"
    r"(?:(?<!有)没有|没|(?<!有)无|未|(?<!是)不是|(?<!会)不会|(?<!能)不能|不再|从不|(?<!没有)(?<![是会能要])不|防止?|避免|预防|以免|杜绝|严防|谨防)"
    r"(?:有|闻到|闻见|闻着|看到|看见|见|发现|出现|发生|再|任何|什么|明显|过|产生|感觉到?|感到|听到|存在|检测到|被|一点|一丝|丝毫|半点|的|造成|引起|导致)*$"
)
# … which still alarms when it says that it was so before (不冒烟了), asks (没有漏电吧), or means "either … or" (不是…就是).
_STILL_ZH = re.compile(r"^\s*(?:现象|情况|的)*(?:了|过了|吗|么|吧|嘛|呢|\?)")
_EITHER_OR_ZH = re.compile(r"^[^。!?]{0,12}就是")
_NO_BEFORE_EN = re.compile(
    r"\b(?:no|not|without|never|isn't|aren't|wasn't|weren't|didn't|doesn't|don't|haven't|hasn't|hadn't|cannot|can't|couldn't)"
    r"(?: (?:any|a|an|the|been|there|see|saw|seen|smell|smelled|hear|heard|notice|noticed|find|found|get|got|detect|signs? of|be|have|had|of|or|visible))*\s*$"
)


@dataclass(frozen=True, slots=True)
class SafetyHit:
    """One dangerous saying: what kind of danger, how urgent, and where it stands in the original text."""

    kind: str
    level: Level
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SafetyAdvice:
    """What a person in this danger should do now, in one language, in this order."""

    headline: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rule:
    kind: str
    level: Level
    word: re.Pattern[str]
    near: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    is_english: bool


def find_safety(text: str) -> list[SafetyHit]:
    """Dangerous sayings in a text of any language and script, in the order they stand; empty when nothing alarms.

    Denied danger (没有漏电, no smoke) and harmless sayings (空气炸锅, smoke-coloured) do not count.
    """
    folded = fold_in_place(text.replace("’", "'"))
    visible = _blank_harmless(folded.text)
    hits: dict[tuple[str, int], SafetyHit] = {}
    for rule in _rules():
        for start, end in _matches(rule, visible):
            first, last = folded.original_span(start, end)
            hits.setdefault((rule.kind, first), SafetyHit(rule.kind, rule.level, text[first:last], first, last))
    return sorted(hits.values(), key=lambda hit: (hit.start, hit.kind))


def kinds() -> dict[str, Level]:
    """All kinds of danger we know, with their level."""
    return {kind: body["level"] for kind, body in _data()["kinds"].items()}


def advice(kind: str, language: str) -> SafetyAdvice:
    """The advice for a kind in `zh-hans`, `zh-hant` or anything else (English); KeyError for an unknown kind."""
    language = language.lower()
    texts = _data()["kinds"][kind]["advice"]["zh" if language.startswith("zh") else "en"]
    if language.startswith("zh-hant"):
        return SafetyAdvice(to_traditional(texts["headline"]), tuple(map(to_traditional, texts["steps"])))
    return SafetyAdvice(texts["headline"], tuple(texts["steps"]))


def _matches(rule: _Rule, visible: str) -> Iterator[tuple[int, int]]:
    if (rule.near and not rule.near.search(visible)) or (rule.unless and rule.unless.search(visible)):
        return
    for found in rule.word.finditer(visible):
        if not _is_denied(rule, visible, found.start(), found.end()):
            yield found.span()


def _is_denied(rule: _Rule, visible: str, start: int, end: int) -> bool:
    denied = (_NO_BEFORE_EN if rule.is_english else _NO_BEFORE_ZH).search(visible[max(0, start - 40) : start])
    if not denied or rule.is_english:
        return bool(denied)
    after = visible[end : end + 20]
    return not (_STILL_ZH.search(after) or (denied[0].startswith("不是") and _EITHER_OR_ZH.search(after)))


def _blank_harmless(text: str) -> str:
    for mask in _masks():
        text = mask.sub(lambda found: _BLANK * len(found[0]), text)
    return text


@functools.cache
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(_RULE_FILE.read_text(encoding="utf-8"))
    return loaded


@functools.cache
def _masks() -> tuple[re.Pattern[str], ...]:
    masks = _data()["masks"]
    return (re.compile("|".join(masks["zh"])), re.compile("|".join(_whole(mask) for mask in masks["en"])))


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _rule(kind, body["level"], raw, language)
        for kind, body in _data()["kinds"].items()
        for language in ("zh", "en")
        for raw in body[language]
    )


def _rule(kind: str, level: Level, raw: str | dict[str, str], language: str) -> _Rule:
    parts = {"word": raw} if isinstance(raw, str) else raw
    is_english = language == "en"
    compiled = {name: re.compile(_whole(part) if is_english else part) for name, part in parts.items() if part}
    return _Rule(kind, level, compiled["word"], compiled.get("near"), compiled.get("unless"), is_english)


def _whole(pattern: str) -> str:
    return rf"(?<![a-z])(?:{pattern})(?![a-z])"

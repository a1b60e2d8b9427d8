"""Counting what happened: failed repairs, repairs of one problem, replaced parts. Between a least and a most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from anxin.domain.entitlements.rules.parts import ASSEMBLIES, part_named

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.scene import Scene


class Count(NamedTuple):
    """At least `least`; up to `most` if the facts in `asks` turn out so."""

    least: int
    most: int
    asks: frozenset[str] = frozenset()


def _failed(scene: Scene) -> Count:
    """Repairs after which the same problem came back. One whose outcome nobody told has failed when its problem is
    that of a later repair or of the request."""
    facts = scene.facts
    sure, open_ones = 0, []
    later = [each.problem for each in facts.repairs]
    asked = facts.value("request.problem")
    for each in facts.repairs:
        if each.is_running:
            continue
        came_back = bool(each.problem) and (each.problem == asked or each.problem in later[each.index + 1 :])
        if each.has_failed or (each.has_failed is None and came_back):
            sure += 1
        elif each.has_failed is None:
            open_ones.append(f"{each.pointer}/outcome")
    return Count(sure, sure + len(open_ones), frozenset(open_ones))


def _same_problem(scene: Scene) -> Count:
    counted = Counter(each.problem for each in scene.facts.repairs if each.problem)
    asked = scene.facts.value("request.problem")
    least = counted[asked] if asked else max(counted.values(), default=0)
    unnamed = [f"{each.pointer}/problem" for each in scene.facts.repairs if not each.problem]
    return Count(least, least + len(unnamed), frozenset(unnamed))


def _serious(scene: Scene) -> Count:
    number = sum(each.is_serious for each in scene.facts.repairs if not each.is_running)
    return Count(number, number)


def _replaced(scene: Scene, *, assemblies: bool) -> Count:
    names = (part_named(name) for each in scene.facts.repairs for name in each.replaced)
    counted = Counter(name for name in names if (name in ASSEMBLIES) is assemblies)
    number = max(counted.values(), default=0)
    return Count(number, number)


def _repair_days(scene: Scene) -> Count:
    days = sum(each.days or 0 for each in scene.facts.repairs)
    asks = frozenset(f"{each.pointer}/days" for each in scene.facts.repairs if each.days is None)
    return Count(days, 100_000 if asks else days, asks)


def _part_exchanges(scene: Scene) -> Count:
    told = scene.facts.value("request.part_exchanges")
    if told is not None:
        return Count(int(told), int(told))
    number = sum(part_named(each.part) == scene.part for each in scene.facts.exchanges)
    return Count(number, number)


COUNTS: dict[str, Callable[[Scene], Count]] = {
    "failed_repairs": _failed,
    "same_problem_repairs": _same_problem,
    "serious_safety_repairs": _serious,
    "assembly_replacements": lambda scene: _replaced(scene, assemblies=True),
    "main_part_replacements": lambda scene: _replaced(scene, assemblies=False),
    "repair_days": _repair_days,
    "part_exchanges": _part_exchanges,
}

WORDS: dict[str, tuple[str, str]] = {
    "failed_repairs": ("已有 {} 次维修未修好", "{} failed repairs"),
    "same_problem_repairs": ("同一问题已修理 {} 次", "{} repairs of the same problem"),
    "serious_safety_repairs": ("严重安全故障已修理 {} 次", "{} repairs of serious safety faults"),
    "assembly_replacements": ("同一总成已更换 {} 次", "{} replacements of one assembly"),
    "main_part_replacements": ("同一主要零部件已更换 {} 次", "{} replacements of one main part"),
    "repair_days": ("累计修理 {} 天", "{} days in repair"),
    "part_exchanges": ("该部件已更换 {} 次", "{} exchanges of this part"),
}


def in_words(counts: str, number: int) -> tuple[str, str]:
    """What was counted, as people read it."""
    zh, en = WORDS[counts]
    return zh.format(number), en.format(number)

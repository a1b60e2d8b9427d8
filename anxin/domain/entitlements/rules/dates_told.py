"""The days a decision tells: coverage, our deadlines, notices, and whose the burden of proof is."""

from __future__ import annotations

from collections.abc import Set
from datetime import date, timedelta
from typing import TYPE_CHECKING

from anxin.domain.entitlements.rules.coverage import Cover
from anxin.domain.entitlements.rules.decision import CoveredPart, Dated, Decision
from anxin.domain.entitlements.rules.parts import words_of
from anxin.domain.entitlements.rules.scene import Scene
from anxin.domain.entitlements.rules.shapes.rule import LAYERS, Line, Rule

if TYPE_CHECKING:
    from anxin.domain.entitlements.rules.shapes.coverage_line import CoverageLine

_INSTALL = "/unit/install_done_date"


def coverage(scene: Scene, decision: Decision) -> None:
    """The longest line of each part; the dates that would settle it are missing."""
    longest: dict[str, Cover] = {}
    for cover in scene.covers:
        known = longest.get(cover.part)
        if cover.rule.is_granting and (known is None or cover.until > known.until):
            longest[cover.part] = cover
    for part, cover in longest.items():
        decision.coverage.append(CoveredPart(part, cover.start, cover.until, cover.rule.id))
    _say_covers(decision, longest)
    _say_shorter_promises(scene, decision, longest)
    if any(_INSTALL in cover.asks for cover in longest.values()):
        decision.missing.append(_INSTALL)
    rules = [rule for rule in scene.rules.coverage if rule.is_granting]
    if rules and not longest and not scene.facts.value("has_request"):
        answer = scene.nothing_known()
        decision.missing += [] if isinstance(answer, bool) else sorted(answer)


def _say_covers(decision: Decision, longest: dict[str, Cover]) -> None:
    """One sentence for all parts of a rule that share their days; none for what a remedy already told."""
    grouped: dict[tuple[CoverageLine, date, date], list[Cover]] = {}
    for cover in longest.values():
        grouped.setdefault((cover.rule, cover.start, cover.until), []).append(cover)
    told = {line.rule for line in decision.lines if line.code == "coverage_in"}
    for (rule, start, until), covers in grouped.items():
        if rule not in told:
            names = [words_of(each.part) for each in covers]
            parts = ("、".join(zh for zh, _en in names), ", ".join(en for _zh, en in names))
            said = {"part": parts, "start": start, "until": until, "paused": covers[0].paused_days}
            decision.lines.append(Line("covered", rule, said))


def _say_shorter_promises(scene: Scene, decision: Decision, longest: dict[str, Cover]) -> None:
    """A promise below the law changes nothing, and the trace says so."""
    for cover in scene.covers:
        best = longest.get(cover.part)
        is_promise = LAYERS.index(cover.rule.head.layer) > 0
        if best is not None and is_promise and best.rule.head.layer == "law" and cover.until < best.until:
            decision.lines.append(Line("promise_shorter", cover.rule, {"law": best.rule.id}))


def deadlines(scene: Scene, decision: Decision, possible: Set[str]) -> None:
    """Our days: those of the rules (with the `possible` remedies), and the lines of a repair that is running."""
    found: list[tuple[Dated, Rule]] = []
    for rule in scene.rules.deadlines:
        day = rule.day(scene)
        is_idle = rule.only_with and not rule.only_with & possible
        if day is not None and rule.is_granting and not is_idle:
            found.append((Dated(rule.what, day, rule.id), rule))
    for line in scene.rules.elapsed:
        repair = line.concerns(scene) if line.is_granting else None
        if repair is not None and repair.start is not None:
            found.append((Dated(line.what, repair.start + timedelta(days=line.more_than), line.id), line))
    for each, said_by in sorted(found, key=lambda pair: (pair[0].at, pair[0].what)):
        if each not in decision.deadlines:
            decision.deadlines.append(each)
            decision.lines.append(Line("deadline", said_by, {"at": each.at}))


def notices(scene: Scene, decision: Decision) -> None:
    """What the customer should be told on which day."""
    for rule in scene.rules.notices:
        day = rule.day(scene) if rule.is_granting else None
        if day is not None:
            decision.notices.append(Dated(rule.what, day, rule.id))
            decision.lines.append(Line("notice", rule, {"at": day}))
    decision.notices.sort(key=lambda each: each.at)


def burden(scene: Scene, decision: Decision) -> None:
    """The trader's while one rule says so, else the customer's when one has run out; None where none applies."""
    for rule in scene.rules.burdens:
        if not rule.is_granting:
            continue
        answer, until = rule.trader_until(scene)
        if answer is True:
            decision.burden = "trader"
            decision.lines.append(Line("burden_trader", rule, {"until": until}))
            return
        if until is not None and answer is False and decision.burden is None:
            decision.burden = "customer"
            decision.lines.append(Line("burden_customer", rule, {"until": until}))
        elif not isinstance(answer, bool) and scene.facts.value("fault") and not scene.facts.value("no_proof"):
            decision.missing += sorted(answer)

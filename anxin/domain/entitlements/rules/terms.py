"""The terms of one kind of product, readable before it is bought: what is granted, for how long, what is charged, by which law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anxin.domain.entitlements.rules.classes import ProductClass
from anxin.domain.entitlements.rules.days import Period
from anxin.domain.entitlements.rules.engine import Engine
from anxin.domain.entitlements.rules.parts import words_of
from anxin.domain.entitlements.rules.reading import read_facts
from anxin.domain.entitlements.rules.shapes.count_trigger import CountTrigger
from anxin.domain.entitlements.rules.shapes.coverage_line import CoverageLine
from anxin.domain.entitlements.rules.shapes.elapsed_trigger import ElapsedTrigger
from anxin.domain.entitlements.rules.shapes.exclusion import Exclusion
from anxin.domain.entitlements.rules.shapes.fee import Fee
from anxin.domain.entitlements.rules.shapes.rule import Granting, Rule
from anxin.domain.entitlements.rules.shapes.window import Window

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Term:
    """One line: what, how much, and its source; each in Chinese and English."""

    title: Pair
    detail: Pair
    basis: Pair


@dataclass(frozen=True, slots=True)
class Terms:
    """All lines of one kind of product, by what a buyer wants to know."""

    product: ProductClass
    no_reason: tuple[Term, ...]
    covers: tuple[Term, ...]
    faults: tuple[Term, ...]
    repairs: tuple[Term, ...]
    charged: tuple[Term, ...]


def terms_of(engine: Engine, product_class: str, *, jurisdiction: str, brand: str, today: date) -> Terms:
    """What would hold for such a product bought today. Rules that only advise are left out."""
    unit = {"product_class": product_class, **({"brand": brand} if brand else {})}
    facts = read_facts({"at": today.isoformat(), "jurisdiction": jurisdiction, "unit": unit})
    rules = [rule for rule in engine.rules_for(facts).rules if rule.is_granting]
    granting = [rule for rule in rules if isinstance(rule, Granting) and not isinstance(rule, CoverageLine)]
    return Terms(
        product=facts.product,
        no_reason=_lines([rule for rule in granting if rule.tag == "no_reason"]),
        covers=_covers([rule for rule in rules if isinstance(rule, CoverageLine) and rule.grants]),
        faults=_lines(
            [rule for rule in granting if rule.tag != "no_reason" and isinstance(rule, (Window, CountTrigger))]
        ),
        repairs=_lines([rule for rule in granting if isinstance(rule, ElapsedTrigger)]),
        charged=_lines([rule for rule in rules if isinstance(rule, (Exclusion, Fee))]),
    )


def _lines(rules: list[Granting] | list[Rule]) -> tuple[Term, ...]:
    """One line for each title; several rules may say one thing in parts."""
    found: dict[str, Term] = {}
    for rule in rules:
        found.setdefault(rule.zh, Term((rule.zh, rule.en), _detail(rule), rule.basis))
    return tuple(found.values())


def _detail(rule: Rule) -> Pair:
    if not isinstance(rule, Window):
        return "", ""
    zh, en = length(rule.period) if rule.period and (rule.period.days or rule.period.months) else ("", "")
    payer = rule.pays.get("freight") if rule.tag == "no_reason" else None
    told = {
        "customer": ("退货运费由顾客承担", "you pay for sending back"),
        "trader": ("退货运费由商家承担", "we pay for sending back"),
    }
    freight = told.get(payer or "", ("", ""))
    return "，".join(filter(None, (zh, freight[0]))), ", ".join(filter(None, (en, freight[1])))


def _covers(rules: list[CoverageLine]) -> tuple[Term, ...]:
    """The longest cover of each part, those of equal length and source together."""
    longest: dict[str, CoverageLine] = {}
    for rule in rules:
        for part in rule.parts:
            known = longest.get(part)
            if known is None or _days(rule.period) > _days(known.period):
                longest[part] = rule
    grouped: dict[CoverageLine, list[Pair]] = {}
    for part, rule in longest.items():
        grouped.setdefault(rule, []).append(words_of(part))
    return tuple(
        Term(("、".join(zh for zh, _en in parts), ", ".join(en for _zh, en in parts)), _cover(rule), rule.basis)
        for rule, parts in grouped.items()
    )


def _cover(rule: CoverageLine) -> Pair:
    zh, en = length(rule.period)
    return (f"{zh}或 {rule.km} 公里，先到为准", f"{en} or {rule.km} km, whichever first") if rule.km else (zh, en)


def _days(period: Period) -> float:
    return period.months * 30.44 + period.days


def length(period: Period) -> Pair:
    """A period as people say it."""
    if period.months and period.months % 12 == 0:
        years = period.months // 12
        return f"{years} 年", f"{years} year{'s' if years > 1 else ''}"
    if period.months:
        return f"{period.months} 个月", f"{period.months} months"
    return f"{period.days} 天", f"{period.days} days"

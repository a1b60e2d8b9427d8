"""Laws of the engine, tried on many invented purchases: nothing that is better for the customer ever worsens the result."""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.rules.classes import all_classes
from anxin.domain.entitlements.rules.vocabulary import CAUSES, CHANNELS, GOODS, REASONS
from anxin.domain.entitlements.types import Decision, read_facts, read_pack

SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
START = date(2025, 1, 1)
days = st.integers(0, 800).map(lambda n: (START + timedelta(days=n)).isoformat())


def optional(**fields: st.SearchStrategy) -> st.SearchStrategy[dict[str, Any]]:
    """Any of these fields, each told or not."""
    return st.fixed_dictionaries({}, optional=fields)


repairs = optional(
    days=st.integers(0, 100),
    outcome=st.sampled_from(["failed", "fixed"]),
    problem=st.sampled_from(["noise", "leak"]),
    wait_reason=st.sampled_from(["maker_parts", "repairer"]),
)
inputs = st.fixed_dictionaries(
    {
        "at": days,
        "jurisdiction": st.sampled_from(["CN", "CN", "CN", "EU", "UK", "US", "TW", "HK"]),
        "unit": optional(
            product_class=st.sampled_from(sorted(all_classes())),
            install_done_date=days,
            mileage_km=st.integers(0, 70_000),
            use_fee_pct=st.decimals(0, 1, places=2),
            fuel=st.sampled_from(["natural_gas", "artificial_gas"]),
        ),
        "purchase": optional(
            channel=st.sampled_from(CHANNELS),
            invoice_date=days,
            delivery_date=days,
            sign_off_date=days,
            price=st.decimals(0, 300_000, places=2),
            goods_kind=st.sampled_from(GOODS),
            exclusion_confirmation=st.booleans(),
            informed_of_withdrawal=st.booleans(),
        ),
        "request": optional(
            reason=st.sampled_from(REASONS),
            fault_listed=st.booleans(),
            unsealed=st.booleans(),
            activated=st.booleans(),
            goods_intact=st.booleans(),
            cause=st.sampled_from(CAUSES),
            same_model_available=st.booleans(),
            part=st.sampled_from(["compressor", "battery", "option", "mainboard"]),
            problem=st.sampled_from(["noise", "leak"]),
            return_freight=st.decimals(0, 100, places=2),
        ),
        "repairs": st.lists(repairs, max_size=6),
    }
)


def decide(document: dict[str, Any]) -> Decision:
    """By the delivered packs."""
    return shipped.engine().decide(read_facts(document))


def is_no_worse(after: Decision, before: Decision) -> bool:
    """Every remedy of before is there after: not dearer, not shorter, not less money; and no less is covered."""
    remedies = all(any(_is_as_good(new, old) for new in after.remedies) for old in before.remedies)
    until = {each.part: each.until for each in after.coverage}
    return remedies and all(until.get(each.part, date.min) >= each.until for each in before.coverage)


def _is_as_good(new: Any, old: Any) -> bool:
    cost = sum((fee.value for fee in new.fees.values()), Decimal(0))
    most = sum((fee.value for fee in old.fees.values()), Decimal(0))
    lasts = (new.until or date.max) >= (old.until or date.max)
    return new.kind == old.kind and cost <= most and lasts and (new.is_free or not old.is_free)


@SETTINGS
@given(inputs)
def test_every_remedy_names_a_rule_that_may_grant(document: dict[str, Any]):
    granting = {rule.id for pack in shipped.packs() for rule in pack.rules if rule.is_granting}
    for remedy in decide(document).remedies:
        assert remedy.rules
        assert remedy.rules[0] in granting


@SETTINGS
@given(inputs)
def test_every_refusal_names_verified_rules_and_calls_a_person(document: dict[str, Any]):
    verified = {rule.id for pack in shipped.packs() for rule in pack.rules if rule.is_refusing}
    decision = decide(document)
    for refused in decision.refused:
        assert decision.is_human_needed
        assert set(refused.rules) <= verified
        assert refused.kind not in {each.kind for each in decision.remedies}


@SETTINGS
@given(inputs)
def test_money_is_exact_to_the_cent(document: dict[str, Any]):
    price = read_facts(document).value("purchase.price")
    for remedy in decide(document).remedies:
        kept = sum((fee.value for name, fee in remedy.fees.items() if name != "return_freight"), Decimal(0))
        if remedy.kind in ("return", "refund") and remedy.amount is not None:
            assert remedy.amount.value + min(kept, price.value) == price.value
        for fee in remedy.fees.values():
            assert fee.value == fee.value.quantize(Decimal("0.01"))
            assert fee.value >= 0


@SETTINGS
@given(inputs)
def test_the_same_facts_give_the_same_decision(document: dict[str, Any]):
    told = json.dumps(document, default=str)
    first, second = (decide(json.loads(told, parse_float=Decimal)).as_json() for _ in range(2))
    assert json.dumps(first) == json.dumps(second)


@SETTINGS
@given(inputs, st.integers(1, 60))
def test_more_days_in_repair_never_shorten_the_cover(document: dict[str, Any], more: int):
    longer = {**document, "repairs": [*document["repairs"], {"days": more, "outcome": "fixed"}]}
    if document["jurisdiction"] != "CN":
        return
    before, after = decide(document), decide(longer)
    until = {each.part: each.until for each in after.coverage}
    assert all(until[each.part] >= each.until for each in before.coverage)


@SETTINGS
@given(inputs)
def test_goods_found_intact_never_worsen_the_result(document: dict[str, Any]):
    harmed = {**document, "request": {**document["request"], "goods_intact": False}}
    intact = {**document, "request": {**document["request"], "goods_intact": True}}
    assert is_no_worse(decide(intact), decide(harmed))


@SETTINGS
@given(inputs)
def test_a_confirmation_that_was_not_given_never_worsens_the_result(document: dict[str, Any]):
    given_, not_given = (
        {**document, "purchase": {**document["purchase"], "exclusion_confirmation": told}} for told in (True, False)
    )
    assert is_no_worse(decide(not_given), decide(given_))


@SETTINGS
@given(inputs)
def test_normal_use_is_never_worse_than_misuse(document: dict[str, Any]):
    misused, used = (
        {**document, "request": {**document["request"], "cause": cause}} for cause in ("misuse", "normal_use")
    )
    assert is_no_worse(decide(used), decide(misused))


@SETTINGS
@given(inputs)
def test_a_failed_repair_is_never_worse_than_a_fixed_one(document: dict[str, Any]):
    fixed, failed = (
        {**document, "repairs": [*document["repairs"], {"days": 3, "outcome": outcome}]}
        for outcome in ("fixed", "failed")
    )
    assert is_no_worse(decide(failed), decide(fixed))


@SETTINGS
@given(inputs, st.integers(0, 30))
def test_a_later_delivery_never_worsens_the_result(document: dict[str, Any], later: int):
    known = document["purchase"].get("sign_off_date")
    if known is None or "delivery_date" in document["purchase"] or "informed_of_withdrawal" in document["purchase"]:
        return
    moved = (date.fromisoformat(known) + timedelta(days=later)).isoformat()
    after = decide({**document, "purchase": {**document["purchase"], "sign_off_date": moved}})
    assert is_no_worse(after, decide(document)) or date.fromisoformat(moved) > date.fromisoformat(document["at"])


PROMISE = """
pack: brand-test
version: "1"
jurisdiction: CN
layer: brand
title: {{zh: 品牌承诺, en: Promise of the brand}}
valid_from: 2020-01-01
sources:
  B: {{zh: 品牌保修政策, en: Warranty of the brand}}
rules:
  - {{id: B-1, shape: coverage, title: {{zh: 整机, en: whole unit}}, confidence: verified, basis: B, months: {months}}}
  - id: B-2
    shape: window
    title: {{zh: 无理由退货, en: return without reason}}
    confidence: verified
    basis: B
    when: {{request.reason: no_reason}}
    tag: no_reason
    grants: return
    starts: [purchase.sign_off_date]
    days: {days}
"""


def promised(months: int, length: int) -> Any:
    """An engine with a promise of so many months and days."""
    return shipped.engine_with([read_pack(PROMISE.format(months=months, days=length))])


ENGINES = {(months, length): promised(months, length) for months, length in ((12, 7), (36, 15), (120, 30))}


@SETTINGS
@given(inputs)
def test_a_promise_never_takes_away_what_the_law_gives(document: dict[str, Any]):
    facts = read_facts(document)
    assert is_no_worse(ENGINES[12, 7].decide(facts), shipped.engine().decide(facts))


@SETTINGS
@given(inputs)
def test_a_longer_promise_never_shortens_a_right(document: dict[str, Any]):
    facts = read_facts(document)
    short, long, longest = (engine.decide(facts) for engine in ENGINES.values())
    assert is_no_worse(long, short)
    assert is_no_worse(longest, long)


UNRELATED = PROMISE.format(months=120, days=30).replace("layer: brand", "layer: brand\nbrands: [Nobody]")
BESIDE = shipped.engine_with([read_pack(UNRELATED)])


@SETTINGS
@given(inputs)
def test_a_rule_that_does_not_concern_the_purchase_changes_nothing(document: dict[str, Any]):
    facts = read_facts(document)
    assert BESIDE.decide(facts).as_json() == shipped.engine().decide(facts).as_json()

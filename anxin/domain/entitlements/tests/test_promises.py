"""Promises from draft to sign-off, and decisions that keep explaining themselves by the rules of their day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from anxin.domain.entitlements.operations import decisions, promises
from anxin.domain.entitlements.queries import decisions as kept
from anxin.domain.entitlements.queries import promises as queries
from anxin.foundation.actors import SYSTEM, Actor, Grant
from anxin.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from anxin.foundation.events.queries import timeline
from tests.cast import AT

pytestmark = pytest.mark.django_db
BY = {"actor": SYSTEM, "at": AT}
MOTOR = """pack: washer-motor
version: "1"
jurisdiction: CN
layer: brand
title: {zh: 洗衣机电机五年, en: Washing machine motor five years}
valid_from: 2020-01-01
sources: {W: {zh: 保修政策, en: warranty terms}}
rules:
  - id: W-MOTOR
    shape: coverage
    title: {zh: 电机五年, en: motor five years}
    confidence: verified
    basis: W 3
    applies: {classes: washing_machine}
    parts: motor
    years: 5
"""
TOMORROW = AT.date() + dt.timedelta(days=1)
LONGER = MOTOR.replace("years: 5", "years: 10").replace("2020-01-01", TOMORROW.isoformat())


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def washer(bought: dt.date, asked: dt.date) -> dict:
    """A motor that fails."""
    return {
        "at": asked.isoformat(),
        "unit": {"product_class": "washing_machine"},
        "purchase": {"channel": "store", "invoice_date": bought.isoformat()},
        "request": {"reason": "fault", "part": "motor"},
    }


OLD = washer(dt.date(2022, 1, 10), dt.date(2026, 6, 1))
NEW = washer(TOMORROW, TOMORROW + dt.timedelta(days=365 * 8))


def kinds(facts: dict) -> list[str]:
    """What is granted now."""
    return [each["kind"] for each in decisions.decide(facts=facts, **BY).answer["remedies"]]


def test_a_draft_decides_nothing_until_it_is_signed():
    promise = promises.draft(text=MOTOR, **BY)
    assert kinds(OLD) == []
    promises.sign(promise_id=promise.pk, **BY)
    assert kinds(OLD) == ["repair"]


def test_a_longer_version_counts_for_purchases_from_its_first_day_and_the_old_one_for_those_before():
    promises.sign(promise_id=promises.draft(text=MOTOR, **BY).pk, **BY)
    assert kinds(NEW) == []
    promises.sign(promise_id=promises.draft(text=LONGER, **BY).pk, **BY)
    assert kinds(NEW) == ["repair"]
    assert kinds(OLD) == ["repair"]
    assert kinds(washer(dt.date(2022, 1, 10), dt.date(2029, 1, 1))) == []


def test_an_older_decision_explains_itself_by_the_rules_of_its_day():
    promises.sign(promise_id=promises.draft(text=MOTOR, **BY).pk, **BY)
    decision = decisions.decide(facts=NEW, **BY)
    promises.sign(promise_id=promises.draft(text=LONGER, **BY).pk, **BY)
    assert kept.replayed(decision) == decision.answer
    assert decision.answer["remedies"] == []


def test_a_version_that_would_change_purchases_already_made_is_not_signed():
    promises.sign(promise_id=promises.draft(text=MOTOR, **BY).pk, **BY)
    backdated = promises.draft(text=MOTOR.replace("years: 5", "years: 4"), **BY)
    with pytest.raises(Conflict, match="begin after today"):
        promises.sign(promise_id=backdated.pk, **BY)


def test_a_withdrawn_version_decides_nothing_but_its_decisions_stand():
    promise = promises.sign(promise_id=promises.draft(text=MOTOR, **BY).pk, **BY)
    decision = decisions.decide(facts=OLD, **BY)
    promises.withdraw(promise_id=promise.pk, **BY)
    assert kinds(OLD) == []
    assert kept.replayed(decision) == decision.answer
    with pytest.raises(Conflict):
        promises.withdraw(promise_id=promise.pk, **BY)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (MOTOR.replace("years: 5", "years: five"), "Line 16: rules"),
        (MOTOR.replace("years: 5", "years: 2"), "Line 9: W-MOTOR: promises less than CN-P-WASH"),
        (MOTOR.replace("layer: brand", "layer: law"), "law is delivered"),
        (MOTOR.replace("pack: washer-motor", "pack: cn-car"), "needs a name of its own"),
        ("x" * 200_001, "too long"),
        ("", "Line 1"),
    ],
)
def test_a_wrong_promise_is_refused_beside_the_text(wrong: str, reason: str):
    with pytest.raises(Invalid, match=reason) as refused:
        promises.draft(text=wrong, **BY)
    assert refused.value.field == "text"


def test_versions_show_what_they_change():
    promises.draft(text=MOTOR, **BY)
    second = promises.draft(text=LONGER, **BY)
    (change,) = queries.changes(second)
    assert (change.key, change.kind) == ("W-MOTOR", "changed")
    assert [(each.field, each.before, each.after) for each in change.fields] == [("years", "5", "10")]
    with pytest.raises(Conflict, match="word for word"):
        promises.draft(text=LONGER, **BY)


def test_a_trial_tells_who_of_last_years_decisions_would_gain():
    decisions.decide(facts=washer(dt.date(2020, 1, 10), dt.date(2026, 6, 1)), **BY)
    decisions.decide(facts=OLD | {"request": {"reason": "no_reason"}}, **BY)
    promise = promises.draft(text=MOTOR.replace("years: 5", "years: 10"), **BY)
    trial = queries.trial(promise, AT)
    assert (trial.count, trial.gaining, trial.losing, trial.new_remedies) == (2, 2, 0, 1)
    assert queries.golden_trial(promise).losing == 0


def test_only_those_with_the_right_change_promises():
    agent = Actor(kind="staff", id=1, grants=(Grant(frozenset({"cases.view"})),))
    limited = Actor(kind="staff", id=1, grants=(Grant(frozenset({"settings.rights"}), {"brand": frozenset({1})}),))
    for actor in (agent, limited):
        with pytest.raises(Forbidden):
            promises.draft(text=MOTOR, actor=actor, at=AT)
    promise = promises.draft(text=MOTOR, **BY)
    with pytest.raises(NotFound):
        queries.get(promise.pk, agent)
    assert decisions.decide(facts=OLD, actor=agent, at=AT).pk


def test_what_happened_stands_in_the_timeline():
    promise = promises.sign(promise_id=promises.draft(text=MOTOR, **BY).pk, **BY)
    types = {event.type for event in timeline("promise", promise.pk)}
    assert types == {"entitlements.PromiseDrafted", "entitlements.PromiseSigned"}


def test_facts_that_cannot_be_read_name_their_field():
    with pytest.raises(Invalid) as refused:
        decisions.decide(facts={"purchase": {"price": "dear"}}, **BY)
    assert refused.value.field == "purchase.price"

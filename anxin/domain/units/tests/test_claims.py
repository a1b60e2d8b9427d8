"""Taking a unit over: asked by anyone, decided by the house, and taken back."""

from datetime import timedelta

import pytest

from anxin.domain.customers.operations.files import identify
from anxin.domain.customers.types import Reach
from anxin.domain.units import policies, queries
from anxin.domain.units.models import OwnershipClaim, Unit
from anxin.domain.units.operations import claims, life, ownership
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.errors import Conflict, Forbidden, Invalid
from anxin.foundation.events.models import Event
from tests.cast import AT

LATER = AT + timedelta(hours=1)


@pytest.fixture
def owned(cast, unit, customer):
    """The unit is Wang Xiulan's."""
    ownership.give(unit_id=unit.pk, customer_id=customer.pk, how="bought", actor=cast.agent, at=AT)
    return unit


def ask(unit, phone="13900005678", **more):
    claimant = Reach(phone=phone, name="陈默", language="zh-hans")
    return claims.ask(unit_id=unit.pk, claimant=claimant, message="二手买的", at=AT, **more)


def names(unit):
    return [customer.name for customer in queries.current_owners(unit)]


def sees(customer_id, unit):
    return policies.visible(Unit.objects.filter(pk=unit.pk), Actor(kind="customer", id=customer_id)).exists()


def test_an_approval_gives_the_unit_and_takes_it_from_the_one_before(cast, owned, customer):
    claim = ask(owned)
    assert names(owned) == ["王秀兰"]
    claims.approve(claim_id=claim.pk, actor=cast.agent, at=LATER)
    assert names(owned) == ["陈默"]
    assert (sees(claim.customer_id, owned), sees(customer.pk, owned)) == (True, False)


def test_both_can_have_it(cast, owned):
    claims.approve(claim_id=ask(owned).pk, ends_others=False, actor=cast.agent, at=LATER)
    assert sorted(names(owned)) == ["王秀兰", "陈默"]


def test_an_approval_taken_back_leaves_everything_as_before(cast, owned, customer):
    before = queries.ownership_of(owned, customer.pk)
    claim = ask(owned)
    claims.approve(claim_id=claim.pk, actor=cast.agent, at=LATER)
    claims.undo(claim_id=claim.pk, actor=cast.agent, at=LATER + timedelta(minutes=1))
    after = queries.ownership_of(owned, customer.pk)
    assert names(owned) == ["王秀兰"]
    assert (after.pk, after.from_at, after.until_at) == (before.pk, before.from_at, None)
    assert not sees(claim.customer_id, owned)


def test_an_earlier_approval_cannot_be_taken_back_under_a_later_one(cast, owned):
    first, second = ask(owned), ask(owned, phone="13700001111")
    claims.approve(claim_id=first.pk, actor=cast.agent, at=LATER)
    claims.approve(claim_id=second.pk, actor=cast.agent, at=LATER + timedelta(hours=1))
    with pytest.raises(Conflict):
        claims.undo(claim_id=first.pk, actor=cast.agent, at=LATER + timedelta(hours=2))


def test_a_claim_is_decided_once_and_a_refusal_needs_words(cast, owned):
    claim = ask(owned)
    with pytest.raises(Invalid) as refused:
        claims.refuse(claim_id=claim.pk, answer=" ", actor=cast.agent, at=LATER)
    assert refused.value.field == "answer"
    claims.refuse(claim_id=claim.pk, answer="照片上看不清序列号", actor=cast.agent, at=LATER)
    with pytest.raises(Conflict):
        claims.approve(claim_id=claim.pk, actor=cast.agent, at=LATER)
    assert claims.undo(claim_id=claim.pk, actor=cast.agent, at=LATER).state == "asked"


def test_asking_twice_is_one_request(owned):
    assert ask(owned).pk == ask(owned).pk
    assert OwnershipClaim.objects.count() == 1


def test_words_of_the_claimant_stay_out_of_events(owned):
    ask(owned)
    event = Event.objects.get(type="units.OwnershipClaimed")
    assert set(event.data) == {"unit_id", "customer_id", "claim_id"}


def test_who_may_not_decide_does_not(cast, owned):
    looker = Actor(
        kind="staff",
        id=cast.agent_staff.pk,
        grants=tuple(type(g)(frozenset({"units.view"}), g.scopes) for g in cast.agent.grants),
    )
    with pytest.raises(Forbidden):
        claims.approve(claim_id=ask(owned).pk, actor=looker, at=LATER)


def test_a_unit_out_of_use_cannot_be_claimed_until_that_was_taken_back(cast, owned):
    life.retire(unit_id=owned.pk, reason="报废", actor=cast.agent, at=AT)
    with pytest.raises(Conflict):
        ask(owned)
    life.undo_retirement(unit_id=owned.pk, actor=cast.agent, at=AT)
    assert ask(owned).state == "asked"


def test_a_customer_sees_what_she_has_and_nothing_else(owned, customer):
    other = identify(phone="13700002222", language="zh-hans", actor=SYSTEM, at=AT)
    assert (sees(customer.pk, owned), sees(other.pk, owned)) == (True, False)

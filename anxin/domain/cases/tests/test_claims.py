"""A request to take a unit over: who decides is told, and so is who asked."""

from datetime import timedelta

import pytest

from anxin.domain.cases.operations.claims import tell_claimant
from anxin.domain.customers.types import Reach
from anxin.domain.messaging.models import Outgoing
from anxin.domain.units import reactions
from anxin.domain.units.events import OwnershipClaimed
from anxin.domain.units.operations import claims, units
from anxin.domain.workforce.models import Notice
from anxin.foundation.actors import SYSTEM
from tests.cast import AT

LATER = AT + timedelta(hours=1)


@pytest.fixture
def claim(cast):
    given = {"brand_id": cast.brand.pk, "model_id": cast.model.pk, "serial": "A7"}
    unit = units.add(given=given, actor=cast.agent, at=AT)
    who = Reach(phone="13900005678", email="chen@example.com", name="陈默", language="zh-hans")
    return claims.ask(unit_id=unit.pk, claimant=who, at=AT)


def told(claim, state):
    tell_claimant(claim_id=claim.pk, state=state, at=LATER)
    return list(Outgoing.objects.filter(address="chen@example.com"))


def test_who_may_decide_is_told_without_a_name(cast, claim):
    event = OwnershipClaimed(unit_id=claim.unit_id, customer_id=claim.customer_id, claim_id=claim.pk)
    reactions.tell_deciders(event, SYSTEM, AT)
    notices = Notice.objects.filter(kind="units.claimed")
    assert cast.agent_staff.pk in {each.staff_id for each in notices}
    assert {str(each.data) for each in notices} == {"{'unit': 'A7'}"}


def test_an_approval_is_told_once_with_the_claimants_own_link(cast, claim):
    claims.approve(claim_id=claim.pk, actor=cast.agent, at=LATER)
    told(claim, "approved")
    [mail] = told(claim, "approved")
    assert "静眠 1.5 匹" in mail.subject and "/claims/" in mail.body


def test_a_refusal_says_why(cast, claim):
    claims.refuse(claim_id=claim.pk, answer="请补一张发票。", actor=cast.agent, at=LATER)
    [mail] = told(claim, "refused")
    assert "请补一张发票。" in mail.body


def test_a_decision_taken_back_before_the_mail_went_is_not_told(cast, claim):
    claims.refuse(claim_id=claim.pk, answer="请补一张发票。", actor=cast.agent, at=LATER)
    claims.undo(claim_id=claim.pk, actor=cast.agent, at=LATER)
    assert told(claim, "refused") == []

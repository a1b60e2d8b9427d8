"""Orders: told again they are the same, buyers and units are found or get a file."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from anxin.domain.customers.models import Customer
from anxin.domain.purchases import queries
from anxin.domain.purchases.models import ExclusionConfirmed, Purchase, PurchaseLine
from anxin.domain.purchases.operations.recording import record_purchase
from anxin.domain.purchases.types import Buyer, Exclusion, NewLine, NewPurchase, Payment
from anxin.domain.units import queries as units
from anxin.domain.units.models import Unit
from anxin.foundation.errors import Forbidden, Invalid
from anxin.foundation.events.models import Event
from tests.cast import AT

BOUGHT = AT - dt.timedelta(days=30)


@pytest.fixture
def order(cast):
    """One air conditioner from an online shop."""
    return NewPurchase(
        brand_id=cast.brand.pk,
        source="tmall",
        external_id="20260207-1",
        channel="online",
        bought_at=BOUGHT,
        lines=(NewLine(model_number="kfr35gw ar1", serial="S100", paid_amount=Decimal("2499.00")),),
        payments=(Payment(method="alipay", amount=Decimal("2399")), Payment(method="coupon", amount=Decimal("100"))),
        exclusions=(Exclusion(what="opened", wording="拆封不退", at=BOUGHT),),
        buyer=Buyer(phone="13800001234", name="王秀兰"),
    )


def take(cast, order):
    return record_purchase(order=order, actor=cast.supervisor, at=AT)


def test_an_order_brings_buyer_unit_and_ownership(cast, order):
    purchase, is_new = take(cast, order)
    unit = Unit.objects.get()
    assert is_new
    assert (unit.serial, unit.model_id, unit.sold_date) == ("S100", cast.model.pk, BOUGHT.date())
    assert [customer.pk for customer in units.current_owners(unit)] == [purchase.customer_id]
    assert (purchase.total_amount, purchase.order_number) == (Decimal("2499.00"), "20260207-1")
    assert [each.wording for each in queries.exclusions_of_unit(unit.pk)] == ["拆封不退"]


def test_told_twice_nothing_stands_twice_and_no_event_is_written(cast, order):
    first, _new = take(cast, order)
    events = Event.objects.count()
    again, is_new = take(cast, order)
    assert (first.pk, is_new) == (again.pk, False)
    counts = [model.objects.count() for model in (Purchase, PurchaseLine, Unit, Customer, ExclusionConfirmed)]
    assert counts == [1] * 5
    assert Event.objects.count() == events


def test_what_the_source_corrects_is_taken_over_but_not_what_was_confirmed(cast, order):
    take(cast, order)
    changed = replace(
        order,
        shop="旗舰店",
        lines=(NewLine(model_number="KFR-35GW/AR1", paid_amount=Decimal("2000")), NewLine(paid_amount=Decimal("99"))),
        exclusions=(Exclusion(what="opened", wording="别的话", at=AT),),
    )
    purchase, _new = take(cast, changed)
    assert (purchase.shop, purchase.total_amount, purchase.lines.count()) == ("旗舰店", Decimal("2099"), 2)
    assert ExclusionConfirmed.objects.get().wording == "拆封不退"


def test_what_people_entered_at_the_unit_stands_against_the_order(cast, order):
    Unit.objects.create(
        brand=cast.brand, serial="S100", code="C" * 10, state="in_use", sold_date=dt.date(2026, 1, 1), created_at=AT
    )
    take(cast, order)
    unit = Unit.objects.get()
    assert (unit.sold_date, unit.model_id) == (dt.date(2026, 1, 1), cast.model.pk)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"external_id": " "}, "external_id"),
        ({"channel": "moon"}, "channel"),
        ({"currency": "XXQ"}, "currency"),
        ({"lines": ()}, "lines"),
        ({"lines": (NewLine(model_number="NO-1"),)}, "lines"),
        ({"lines": (NewLine(quantity=2, serial="S1"),)}, "lines"),
        ({"lines": (NewLine(paid_amount=Decimal("-1")),)}, "lines"),
        ({"bought_at": AT + dt.timedelta(days=1)}, "bought_at"),
        ({"delivered_at": BOUGHT - dt.timedelta(days=1)}, "delivered_at"),
        ({"buyer": Buyer(phone="12")}, "phone"),
    ],
)
def test_an_order_that_cannot_be_leaves_nothing(cast, order, given, field):
    with pytest.raises(Invalid) as refused:
        take(cast, replace(order, **given))
    assert refused.value.field == field
    assert not Purchase.objects.exists() and not Customer.objects.exists()


def test_only_who_may_enter_orders_does(cast, order):
    with pytest.raises(Forbidden):
        record_purchase(order=order, actor=cast.agent, at=AT)
    assert not queries.listed(cast.stranger, queries.Filter()).exists()

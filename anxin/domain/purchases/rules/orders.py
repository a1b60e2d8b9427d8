"""What an order must be like."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from babel.numbers import is_currency
from django.utils.translation import gettext_lazy as _

from anxin.domain.purchases.types import NewLine, NewPurchase, Payment
from anxin.foundation.errors import Invalid

MOST_LINES = 200
MOST_AMOUNT = Decimal(10) ** 10


def check(order: NewPurchase, *, channels: Sequence[str], at: datetime) -> None:
    """Raise Invalid(field) naming what cannot be: no id, no lines, an unknown channel, times in the wrong order, amounts below zero."""
    if not order.source.strip() or not order.external_id.strip():
        raise Invalid(_("Please say where the order comes from and its number there."), field="external_id")
    if order.channel not in channels:
        raise Invalid(_("Please choose one of the list."), field="channel")
    if not is_currency(order.currency):
        raise Invalid(_("This is not a currency."), field="currency")
    if not order.lines:
        raise Invalid(_("An order needs at least one product or service."), field="lines")
    if len(order.lines) > MOST_LINES:
        raise Invalid(_("These are too many lines."), field="lines")
    _check_times(order, at)
    for line in order.lines:
        _check_line(line)
    for payment in order.payments:
        _check_amount(payment.amount, "payments")


def total(lines: Sequence[NewLine]) -> Decimal:
    """What was paid for everything."""
    return sum((line.paid_amount for line in lines), Decimal(0))


def is_split_right(payments: Sequence[Payment], paid: Decimal) -> bool:
    """Whether the pieces add up to the price; no pieces given says nothing."""
    return not payments or sum((payment.amount for payment in payments), Decimal(0)) == paid


def _check_times(order: NewPurchase, at: datetime) -> None:
    if order.bought_at > at:
        raise Invalid(_("This day has not come yet."), field="bought_at")
    if order.delivered_at is not None and order.delivered_at < order.bought_at:
        raise Invalid(_("It cannot be delivered before it was bought."), field="delivered_at")
    if order.signed_at is not None and order.signed_at < order.bought_at:
        raise Invalid(_("It cannot be signed for before it was bought."), field="signed_at")


def _check_line(line: NewLine) -> None:
    if not 0 < line.quantity <= 10_000:
        raise Invalid(_("Please give a number of pieces from 1 on."), field="lines")
    if line.serial and line.quantity != 1:
        raise Invalid(_("A line with a serial number is one piece."), field="lines")
    _check_amount(line.paid_amount, "lines")
    if line.list_amount is not None:
        _check_amount(line.list_amount, "lines")


def _check_amount(amount: Decimal, field: str) -> None:
    if not amount.is_finite() or not 0 <= amount < MOST_AMOUNT:
        raise Invalid(_("An amount cannot be below zero."), field=field)

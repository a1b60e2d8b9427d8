"""What others hand over when they tell of an order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

CHANNELS = (
    ("store", _("Shop")),
    ("online", _("Online shop")),
    ("live_stream", _("Live stream")),
    ("dealer", _("Dealer")),
    ("group", _("Group buying")),
    ("company", _("Company order")),
    ("other", _("Other")),
)


@dataclass(frozen=True, kw_only=True)
class NewLine:
    """One product or service of an order. `serial` finds or opens the unit; amounts in the order's currency."""

    model_number: str = ""
    service_code: str = ""
    serial: str = ""
    description: str = ""
    quantity: int = 1
    list_amount: Decimal | None = None
    paid_amount: Decimal = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Payment:
    """A piece of the price and how it was paid: cash, card, alipay, wechat, points, coupon, subsidy."""

    method: str
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Exclusion:
    """Something the buyer was told is excluded, in these words, and confirmed at that time."""

    what: str
    wording: str
    at: datetime


@dataclass(frozen=True, kw_only=True)
class Buyer:
    """Who bought, as far as the source knows. A phone number or mail address finds her file or opens one."""

    phone: str = ""
    email: str = ""
    name: str = ""
    language: str = "zh-hans"


@dataclass(frozen=True, kw_only=True)
class NewPurchase:
    """One order as a source tells it. `source` and `external_id` together name it for good."""

    brand_id: int
    source: str
    external_id: str
    order_number: str = ""
    channel: str
    shop: str = ""
    bought_at: datetime
    currency: str = "CNY"
    lines: tuple[NewLine, ...] = ()
    payments: tuple[Payment, ...] = ()
    gifts: tuple[str, ...] = ()
    coupons: tuple[str, ...] = ()
    invoice_number: str = ""
    invoice_title: str = ""
    invoice_date: date | None = None
    carrier: str = ""
    tracking: str = ""
    delivered_at: datetime | None = None
    signed_at: datetime | None = None
    signed_by: str = ""
    installed_date: date | None = None
    exclusions: tuple[Exclusion, ...] = ()
    buyer: Buyer = field(default_factory=Buyer)

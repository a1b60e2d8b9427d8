"""Purchases: tell of an order, list, read."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema
from ninja.responses import Status
from pydantic import AwareDatetime, StringConstraints

from anxin.domain.accounts import policies as accounts
from anxin.domain.accounts import queries as house
from anxin.domain.purchases import queries
from anxin.domain.purchases.operations.recording import record_purchase
from anxin.domain.purchases.queries import Filter
from anxin.domain.purchases.types import Buyer, Exclusion, NewLine, NewPurchase, Payment
from anxin.foundation import clock
from anxin.foundation.errors import Invalid
from anxin.surfaces.api.doing_once import Answer, Key, once
from anxin.surfaces.api.shapes import BIGGEST_ID, Code, Line
from anxin.surfaces.kit import paging

router = Router()
Amount = Annotated[Decimal, Field(ge=0, lt=10**10, max_digits=12, decimal_places=2)]
Number = Annotated[str, StringConstraints(min_length=1, max_length=80, pattern=r"^[^\x00\r\n]+$")]
Wording = Annotated[str, StringConstraints(min_length=1, max_length=1000, pattern=r"^[^\x00]+$")]


class Channel(StrEnum):
    """Where it was bought."""

    STORE = "store"
    ONLINE = "online"
    LIVE_STREAM = "live_stream"
    DEALER = "dealer"
    GROUP = "group"
    COMPANY = "company"
    OTHER = "other"


class Language(StrEnum):
    """The buyer's language."""

    ZH_HANS = "zh-hans"
    ZH_HANT = "zh-hant"
    EN = "en"


class LineIn(Schema):
    """One product or service. A serial number finds the unit or opens its file."""

    model: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00\r\n]*$")] = ""
    service: Code = ""
    serial: Annotated[str, StringConstraints(max_length=60, pattern=r"^[^\x00\r\n]*$")] = ""
    description: Line = ""
    quantity: Annotated[int, Field(ge=1, le=10_000)] = 1
    list_amount: Amount | None = None
    paid_amount: Amount


class PaymentIn(Schema):
    """A piece of the price."""

    method: Code
    amount: Amount


class ExclusionIn(Schema):
    """What the buyer was told is excluded, in these words, and confirmed then."""

    what: Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^[^\x00\r\n]+$")]
    wording: Wording
    at: AwareDatetime


class BuyerIn(Schema):
    """Who bought."""

    phone: Annotated[str, StringConstraints(max_length=40, pattern=r"^[^\x00]*$")] = ""
    email: Annotated[str, StringConstraints(max_length=254, pattern=r"^[^\x00]*$")] = ""
    name: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00\r\n]*$")] = ""
    language: Language = Language.ZH_HANS


class PurchaseIn(Schema):
    """An order. `source` and `external_id` name it for good: told again it is brought up to date, never written twice."""

    brand: Code
    source: Annotated[str, StringConstraints(min_length=1, max_length=40, pattern=r"^[A-Za-z0-9_-]+$")]
    external_id: Number
    order_number: Annotated[str, StringConstraints(max_length=80, pattern=r"^[^\x00\r\n]*$")] = ""
    channel: Channel
    shop: Annotated[str, StringConstraints(max_length=120, pattern=r"^[^\x00\r\n]*$")] = ""
    bought_at: AwareDatetime
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "CNY"
    lines: Annotated[list[LineIn], Field(min_length=1, max_length=200)]
    payments: Annotated[list[PaymentIn], Field(max_length=20)] = []
    gifts: Annotated[list[Line], Field(max_length=50)] = []
    coupons: Annotated[list[Code], Field(max_length=50)] = []
    invoice_number: Code = ""
    invoice_title: Line = ""
    invoice_date: date | None = None
    carrier: Line = ""
    tracking: Code = ""
    delivered_at: AwareDatetime | None = None
    signed_at: AwareDatetime | None = None
    signed_by: Line = ""
    installed_date: date | None = None
    exclusions: Annotated[list[ExclusionIn], Field(max_length=20)] = []
    buyer: BuyerIn = Field(default_factory=BuyerIn)


class LineOut(Schema):
    """One line of an order."""

    model: str | None
    service: str | None
    unit_id: int | None
    serial: str | None
    description: str
    quantity: int
    paid_amount: Decimal


class PurchaseOut(Schema):
    """An order; the buyer only by her id."""

    id: int
    brand: str
    source: str
    external_id: str
    order_number: str
    channel: str
    shop: str
    bought_at: datetime
    currency: str
    total_amount: Decimal
    customer_id: int | None
    lines: list[LineOut]


class PurchasesOut(Schema):
    """One page of orders."""

    items: list[PurchaseOut]
    next: str | None


@router.get("", response=PurchasesOut, summary="List purchases")
def index(
    request: HttpRequest,
    q: Annotated[
        str, Query(max_length=80, pattern=r"^[^\x00]*$", description="An order, tracking or serial number.")
    ] = "",
    cursor: Annotated[str, Query(max_length=1000)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """The purchases the caller sees, newest first."""
    accounts.require(request.actor, "purchases.view")  # type: ignore[attr-defined]
    rows = queries.listed(request.actor, Filter(typed=q))  # type: ignore[attr-defined]
    page = paging.page(rows, cursor=cursor, order=queries.ORDER, size=limit)
    return {"items": [_row(row) for row in page], "next": page.next_cursor}


@router.get("/{purchase_id}", response=PurchaseOut, summary="Read a purchase")
def show(request: HttpRequest, purchase_id: Annotated[int, Path(ge=1, le=BIGGEST_ID)]) -> dict[str, Any]:
    """One purchase; 404 when the caller may not know of it."""
    accounts.require(request.actor, "purchases.view")  # type: ignore[attr-defined]
    return _row(queries.get_purchase(request.actor, purchase_id))  # type: ignore[attr-defined]


@router.post("", response={200: PurchaseOut, 201: PurchaseOut}, summary="Tell of an order")
def create(request: HttpRequest, body: PurchaseIn, idempotency_key: Key = None) -> Status:
    """Take an order in (201), or bring one we know up to date (200). The buyer is found by phone or mail, or gets a file."""
    actor = request.actor  # type: ignore[attr-defined]

    def run() -> Answer:
        accounts.require(actor, "purchases.edit")
        brand = house.brands(actor, "purchases.edit").filter(code=body.brand).first()
        if brand is None:
            raise Invalid(field="brand")
        made, is_new = record_purchase(order=_order(body, brand.pk), actor=actor, at=clock.now())
        found = queries.find_written(made.pk)
        return 201 if is_new else 200, PurchaseOut(**_row(found)).model_dump(mode="json")

    return once(request, idempotency_key, run)


def _order(body: PurchaseIn, brand_id: int) -> NewPurchase:
    plain = body.model_dump(
        exclude={"brand", "channel", "lines", "payments", "gifts", "coupons", "exclusions", "buyer"}
    )
    lines = tuple(
        NewLine(model_number=each.model, service_code=each.service, **each.model_dump(exclude={"model", "service"}))
        for each in body.lines
    )
    return NewPurchase(
        brand_id=brand_id,
        channel=body.channel.value,
        lines=lines,
        payments=tuple(Payment(method=each.method, amount=each.amount) for each in body.payments),
        gifts=tuple(body.gifts),
        coupons=tuple(body.coupons),
        exclusions=tuple(Exclusion(what=each.what, wording=each.wording, at=each.at) for each in body.exclusions),
        buyer=Buyer(**body.buyer.model_dump(mode="json")),
        **plain,
    )


def _row(row: Any) -> dict[str, Any]:
    names = (
        "source",
        "external_id",
        "order_number",
        "channel",
        "shop",
        "bought_at",
        "currency",
        "total_amount",
        "customer_id",
    )
    lines = [
        {
            "model": line.model.number if line.model else None,
            "service": line.service.code if line.service else None,
            "unit_id": line.unit_id,
            "serial": line.unit.serial if line.unit else None,
            "description": line.description,
            "quantity": line.quantity,
            "paid_amount": line.paid_amount,
        }
        for line in row.lines.all()
    ]
    return {"id": row.pk, "brand": row.brand.code, "lines": lines, **{name: getattr(row, name) for name in names}}

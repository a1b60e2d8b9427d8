"""How orders come in from files: one row is one order with one product, known again by source and order number there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.catalog import queries as catalog
from anxin.domain.purchases.models import Purchase
from anxin.domain.purchases.operations.recording import record_purchase
from anxin.domain.purchases.types import CHANNELS, Buyer, NewLine, NewPurchase
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Column, Context, Importer, Problem, Row, Written

COLUMNS = (
    Column(
        "external_id",
        _("Order number there"),
        is_required=True,
        example="260311000042",
        aliases=("订单号", "订单编号"),
        longest=80,
    ),
    Column(
        "channel",
        _("Bought where"),
        "choice",
        is_required=True,
        choices={
            **{key: key for key, _label in CHANNELS},
            "门店": "store",
            "网店": "online",
            "直播间": "live_stream",
            "经销商": "dealer",
            "团购": "group",
            "企业采购": "company",
            "其他": "other",
        },
        aliases=("渠道",),
    ),
    Column("shop", _("Name of the shop"), aliases=("店铺", "门店名称"), longest=120),
    Column(
        "bought_at",
        _("Bought on"),
        "instant",
        is_required=True,
        example="2026-03-11 10:30",
        aliases=("下单时间", "购买时间"),
    ),
    Column("model", _("Model number"), aliases=("型号",), longest=60),
    Column("serial", _("Serial number"), aliases=("序列号", "SN"), longest=60),
    Column("description", _("Product"), aliases=("商品名称",), longest=200),
    Column("quantity", _("Pieces"), "integer", aliases=("数量",)),
    Column("paid_amount", _("Price paid"), "number", is_required=True, example="2499.00", aliases=("实付金额", "实付")),
    Column("phone", _("The buyer's phone number"), aliases=("手机号", "收货电话"), longest=40),
    Column("name", _("The buyer's name"), aliases=("姓名", "收货人"), longest=80),
    Column("tracking", _("Tracking number"), aliases=("运单号", "快递单号"), longest=60),
    Column("delivered_at", _("Delivered at"), "instant", aliases=("送达时间",)),
)


def check(rows: Sequence[Row], context: Context) -> Iterable[Problem]:
    """Rows with a model the brand does not have or an amount that is none."""
    for row in rows:
        number = row.values.get("model")
        if number and catalog.find_model_by_number(context.brand_id, number) is None:
            yield Problem(row.line, _("There is no model %(number)s.") % {"number": number}, "model")
        if _amount(row.values.get("paid_amount")) is None:
            yield Problem(row.line, _("An amount cannot be below zero."), "paid_amount")


def load(rows: Sequence[Row], context: Context) -> Iterable[Written]:
    """Take each order in by the operation everybody uses. Raises Refusal for one that cannot be."""
    return [_load(row, context) for row in rows]


def undo(written: Sequence[Written], context: Context) -> Iterable[Problem]:
    """New orders go; one that was there before stays as the file left it, and says so. Units and customers stay."""
    for each in sorted(written, key=lambda one: -one.line):
        if each.is_new:
            Purchase.objects.filter(pk=each.object_id).delete()
        else:
            yield Problem(each.line, _("This order was there before and stays as it is now."))


def _load(row: Row, context: Context) -> Written:
    values = row.values
    line = NewLine(
        model_number=values.get("model", ""),
        serial=values.get("serial", ""),
        description=values.get("description", ""),
        quantity=values.get("quantity", 1),
        paid_amount=_amount(values.get("paid_amount")) or Decimal(0),
    )
    order = NewPurchase(
        brand_id=context.brand_id,
        source=context.source,
        external_id=str(values["external_id"]),
        channel=values["channel"],
        shop=values.get("shop", ""),
        bought_at=values["bought_at"],
        lines=(line,),
        tracking=values.get("tracking", ""),
        delivered_at=values.get("delivered_at"),
        buyer=Buyer(phone=values.get("phone", ""), name=values.get("name", ""), language=context.language),
    )
    made, is_new = record_purchase(order=order, actor=context.actor, at=context.at)
    return Written(row.line, "purchase", made.pk, is_new)


def _amount(value: Any) -> Decimal | None:
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and amount >= 0 else None


register(
    Importer(
        key="purchases",
        label=_("Purchases"),
        permission="purchases.edit",
        columns=COLUMNS,
        check=check,
        load=load,
        undo=undo,
        help=_("One row an order. A serial number opens the machine's file, a phone number the buyer's."),
        order=40,
    )
)

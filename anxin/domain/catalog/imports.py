"""How models come in from files: one row a model, known again by its number in any spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from anxin.domain.catalog import queries
from anxin.domain.catalog.models import ProductLine, ProductModel
from anxin.domain.catalog.operations import products
from anxin.foundation.errors import Refusal
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Column, Context, Importer, Problem, Row, Written

DAYS = ("launched_date", "last_made_date", "end_of_sale_date", "end_of_support_date")
COLUMNS = (
    Column(
        "line", _("Code of the product line"), is_required=True, example="ac_split", aliases=("产品线",), longest=40
    ),
    Column(
        "number", _("Model number"), is_required=True, example="KFR-35GW/QL1", aliases=("型号", "产品型号"), longest=60
    ),
    Column("name_zh", _("Name in Chinese"), is_required=True, aliases=("名称", "中文名称"), longest=80),
    Column("name_en", _("Name in English"), aliases=("英文名称",), longest=80),
    Column("launched_date", _("On the market since"), "date", aliases=("上市日期",)),
    Column("last_made_date", _("Last made on"), "date", aliases=("停产日期",)),
    Column("end_of_sale_date", _("Sold until"), "date", aliases=("停售日期",)),
    Column("end_of_support_date", _("Supported until"), "date", aliases=("停止支持日期",)),
)


def check(rows: Sequence[Row], context: Context) -> Iterable[Problem]:
    """Rows with a product line the brand does not have."""
    lines = _lines(context)
    for row in rows:
        if row.values.get("line") not in lines:
            yield Problem(row.line, _("This brand has no such product line."), "line")


def load(rows: Sequence[Row], context: Context) -> Iterable[Written]:
    """Write each model by the operation of the settings page. Raises Refusal for one that cannot be."""
    lines = _lines(context)
    return [_load(row, lines[row.values["line"]], context) for row in rows]


def undo(written: Sequence[Written], context: Context) -> Iterable[Problem]:
    """New models are no longer offered (units and cases may name them); changed ones get name and state back."""
    for each in sorted(written, key=lambda one: -one.line):
        model = ProductModel.objects.filter(pk=each.object_id).first()
        if model is None:
            continue
        before = dict(each.before) or {"names": model.names, "is_active": False}
        given = {**before, "line_id": model.line_id, "number": model.number}
        try:
            products.save_model(model_id=model.pk, given=given, actor=context.actor, at=context.at)
        except Refusal as refusal:
            yield Problem(each.line, refusal.message)


def _load(row: Row, line: ProductLine, context: Context) -> Written:
    values = row.values
    found = queries.find_model_by_number(context.brand_id, values["number"])
    given = {
        "line_id": line.pk,
        "number": values["number"],
        "names": {**(found.names if found else {}), "zh-hans": values["name_zh"]},
        "is_active": found.is_active if found else True,
        **{name: values[name] for name in DAYS if name in values},
    }
    if values.get("name_en"):
        given["names"]["en"] = values["name_en"]
    before = {"names": found.names, "is_active": found.is_active} if found else {}
    model_id = found.pk if found else None
    model = products.save_model(model_id=model_id, given=given, actor=context.actor, at=context.at)
    return Written(row.line, "product_model", model.pk, found is None, before)


def _lines(context: Context) -> dict[str, ProductLine]:
    return {line.code: line for line in ProductLine.objects.filter(brand_id=context.brand_id)}


register(
    Importer(
        key="product_models",
        label=_("Models"),
        permission="settings.cases",
        columns=COLUMNS,
        check=check,
        load=load,
        undo=undo,
        help=_("One row a model. Product lines are made in the settings first."),
        order=10,
    )
)

"""How units come in from files: one row a unit, known again by source and external id, else by serial number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.catalog import queries as catalog
from anxin.domain.units.models import Unit
from anxin.domain.units.operations import ownership, units
from anxin.domain.units.types import State
from anxin.foundation.errors import Refusal
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Column, Context, Importer, Problem, Row, Written

DAYS = ("made_date", "sold_date", "delivered_date", "installed_date")
PLAIN = ("serial", "batch", *DAYS, "seller", "installer", "state", "place")
COLUMNS = (
    Column("external_id", _("Number there"), example="MES-100234", aliases=("外部编号", "id"), longest=80),
    Column("serial", _("Serial number"), example="JHQ2406B04127", aliases=("序列号", "SN", "机身编号"), longest=60),
    Column("model", _("Model"), example="KFR-35GW/QL1", aliases=("型号", "产品型号"), longest=60),
    Column("batch", _("Batch"), example="2406B", aliases=("批次",), longest=40),
    Column("made_date", _("Made on"), "date", example="2024-06-18", aliases=("生产日期",)),
    Column("sold_date", _("Sold on"), "date", example="2024-08-02", aliases=("销售日期", "购买日期")),
    Column("delivered_date", _("Delivered on"), "date", aliases=("送达日期",)),
    Column("installed_date", _("Installed on"), "date", aliases=("安装日期",)),
    Column("seller", _("Sold by"), aliases=("销售方", "经销商"), longest=120),
    Column("installer", _("Installed by"), aliases=("安装方",), longest=120),
    Column(
        "state",
        _("State"),
        "choice",
        choices={
            **{each.value: each.value for each in State if each != State.RETIRED},
            "库存": "in_stock",
            "已售出": "sold",
            "使用中": "in_use",
            "服务中": "in_service",
        },
    ),
    Column("place", _("Where it stands"), aliases=("地址", "安装地址"), longest=300),
    Column("owner_phone", _("Owner's phone number"), aliases=("手机号", "客户电话"), longest=40),
    Column("owner_name", _("Owner's name"), aliases=("客户姓名", "姓名"), longest=80),
)


def check(rows: Sequence[Row], context: Context) -> Iterable[Problem]:
    """Rows without any number, with a model the brand does not have, or with a number twice in the file."""
    seen: dict[str, int] = {}
    for row in rows:
        values = row.values
        if not values.get("serial") and not values.get("external_id"):
            yield Problem(row.line, _("A serial number or a number there is needed."), "serial")
        if values.get("model") and catalog.find_model_by_number(context.brand_id, values["model"]) is None:
            yield Problem(row.line, _("This brand has no such product."), "model")
        key = str(values.get("serial", "")).upper()
        if key and key in seen:
            yield Problem(row.line, _("Line %(line)d has this serial number too.") % {"line": seen[key]}, "serial")
        seen.setdefault(key, row.line)


def load(rows: Sequence[Row], context: Context) -> Iterable[Written]:
    """Write each row by the operation everybody uses. Raises Refusal for one that cannot be."""
    return [_load(row, context) for row in rows]


def undo(written: Sequence[Written], context: Context) -> Iterable[Problem]:
    """New units go unless a case, a claim, an episode or an order uses them; changed ones get their values back."""
    for each in sorted(written, key=lambda one: -one.line):
        unit = Unit.objects.filter(pk=each.object_id).first()
        if unit is None:
            continue
        if not each.is_new:
            yield from _give_back(each, unit, context)
        elif _is_used(unit):
            yield Problem(each.line, _("It was used since, so it stays."))
        else:
            unit.delete()


def _load(row: Row, context: Context) -> Written:
    values = row.values
    given: dict[str, Any] = {"brand_id": context.brand_id}
    given |= {name: values[name] for name in PLAIN if name in values}
    if values.get("model"):
        model = catalog.find_model_by_number(context.brand_id, values["model"])
        given |= {"model_id": model.pk} if model else {}
    external_id = str(values.get("external_id", ""))
    known = units.find_known(
        context.brand_id, str(values.get("serial", "")), source=context.source, external_id=external_id
    )
    before = {name: _plain(getattr(known, name)) for name in given if name != "brand_id"} if known else {}
    unit, is_new = units.record_unit(
        given=given,
        source=context.source if external_id else "",
        external_id=external_id,
        actor=context.actor,
        at=context.at,
    )
    if values.get("owner_phone"):
        ownership.give_by_contact(
            unit_id=unit.pk,
            phone=values["owner_phone"],
            name=values.get("owner_name", ""),
            language=context.language,
            how="import",
            actor=context.actor,
            at=context.at,
        )
    return Written(row.line, "unit", unit.pk, is_new, before)


def _give_back(each: Written, unit: Unit, context: Context) -> Iterator[Problem]:
    try:
        units.change(unit_id=unit.pk, given=_read(each.before), actor=context.actor, at=context.at)
    except Refusal as refusal:
        yield Problem(each.line, refusal.message)


def _is_used(unit: Unit) -> bool:
    rows = (unit.claims, unit.episodes, unit.notes, unit.components, unit.firmware_installations)
    relations = [
        relation
        for relation in Unit._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and relation.related_model._meta.app_label != "units"
    ]
    elsewhere = any(
        relation.related_model.objects.filter(**{relation.field.name: unit.pk}).exists() for relation in relations
    )
    return elsewhere or any(each.exists() for each in rows)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _read(before: Any) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if name in DAYS and isinstance(value, str) else value
        for name, value in before.items()
    }


register(
    Importer(
        key="units",
        label=_("Units"),
        permission="units.edit",
        columns=COLUMNS,
        check=check,
        load=load,
        undo=undo,
        help=_("One row a machine. With a phone number its owner is found, or gets a file."),
        order=30,
    )
)

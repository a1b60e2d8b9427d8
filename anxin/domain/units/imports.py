"""How units come in from files: one row a unit, known again by source and external id, else by serial number."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.domain.units.operations import importing
from anxin.domain.units.types import State
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Column, Importer

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


register(
    Importer(
        key="units",
        label=_("Units"),
        permission="units.edit",
        columns=COLUMNS,
        check=importing.check,
        load=importing.load,
        undo=importing.undo,
        help=_("One row a machine. With a phone number its owner is found, or gets a file."),
        order=30,
        unique="external_id",
    )
)

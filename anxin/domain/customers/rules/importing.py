"""What a file of customers holds: its columns, and the values of a row that identify somebody."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.models import ContactPoint, Customer
from anxin.domain.customers.rules.contacts import normal_email, normal_phone
from anxin.foundation.errors import Invalid
from anxin.foundation.transfer.types import Column

KINDS = {
    "个人": "person",
    "person": "person",
    "单位": "organisation",
    "企业": "organisation",
    "公司": "organisation",
    "organisation": "organisation",
    "company": "organisation",
}
LANGUAGES = {
    "简体中文": "zh-hans",
    "中文": "zh-hans",
    "zh": "zh-hans",
    "zh-cn": "zh-hans",
    "zh-hans": "zh-hans",
    "繁體中文": "zh-hant",
    "繁体中文": "zh-hant",
    "zh-tw": "zh-hant",
    "zh-hant": "zh-hant",
    "英文": "en",
    "英语": "en",
    "english": "en",
    "en": "en",
}
_PHONE, _EMAIL = ContactPoint.Kind.PHONE, ContactPoint.Kind.EMAIL

COLUMNS = (
    Column(
        "external_id",
        _("Number in the old system"),
        longest=120,
        example="C-10086",
        help=_("The same number loaded again finds the same customer."),
        aliases=(
            "id",
            "customer id",
            "customer no",
            "customer number",
            "客户编号",
            "客户id",
            "会员号",
            "客户号",
            "编号",
        ),
    ),
    Column(
        "name",
        _("Customer's name"),
        longest=80,
        example="王秀兰",
        aliases=("full name", "customer", "customer name", "姓名", "客户", "客户姓名", "客户名称", "联系人", "名称"),
    ),
    Column(
        "kind",
        _("Person or organisation"),
        kind="choice",
        choices=KINDS,
        example="个人",
        aliases=("customer type", "客户类型", "类型", "性质"),
    ),
    Column(
        "phone",
        _("Phone"),
        longest=40,
        example="13800001234",
        aliases=(
            "mobile",
            "tel",
            "telephone",
            "phone number",
            "手机",
            "手机号",
            "手机号码",
            "电话",
            "联系电话",
            "电话号码",
        ),
    ),
    Column(
        "phone_2",
        _("Second phone"),
        longest=40,
        aliases=("other phone", "phone 2", "备用电话", "电话2", "固定电话", "座机"),
    ),
    Column(
        "email",
        _("Mail address"),
        longest=254,
        example="wang@example.com",
        aliases=("mail", "e-mail", "邮箱", "电子邮箱", "邮件", "电子邮件"),
    ),
    Column("language", _("Language"), kind="choice", choices=LANGUAGES, aliases=("语言", "语种")),
    Column("province", _("Province"), longest=40, example="浙江省", aliases=("state", "省", "省份")),
    Column("city", _("City"), longest=40, example="杭州市", aliases=("town", "市", "城市")),
    Column("district", _("District"), longest=40, example="西湖区", aliases=("county", "区", "区县")),
    Column(
        "street",
        _("Street and house"),
        longest=200,
        example="文三路 90 号 2 幢 301",
        aliases=("address", "地址", "详细地址", "住址", "街道"),
    ),
    Column("postcode", _("Postcode"), longest=12, aliases=("zip", "邮编", "邮政编码")),
    Column("tags", _("Tags"), kind="list", example="老客户; 以旧换新", aliases=("labels", "标签")),
    Column("note", _("Note"), longest=2000, aliases=("remark", "remarks", "comment", "备注", "说明")),
    Column(
        "registered_at",
        _("Customer since"),
        kind="instant",
        example="2021-05-03",
        aliases=("created", "created at", "since", "注册时间", "建档时间", "创建时间", "注册日期"),
    ),
)


def addresses(values: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(kind, normal form, as given) of each address of contact in a row. Raises Invalid(field) naming the column."""
    found: list[tuple[str, str, str]] = []
    for column in ("phone", "phone_2"):
        if typed := values.get(column):
            found.append((_PHONE, normal_phone(typed, field=column), typed))
    if typed := values.get("email"):
        found.append((_EMAIL, normal_email(typed), typed))
    return list({(kind, value): (kind, value, shown) for kind, value, shown in found}.values())


def check(values: Mapping[str, Any]) -> None:
    """Raise Invalid(field) for a row that is nobody, or whose addresses cannot be."""
    if not addresses(values) and not (values.get("external_id") and values.get("name")):
        raise Invalid(_("Give a phone number, a mail address, or a number together with a name."), field="phone")
    for name in values.get("tags", ()):
        if len(name) > 30:
            raise Invalid(_("The tag “%(name)s” is longer than 30 characters.") % {"name": name[:40]}, field="tags")


def kind_of(values: Mapping[str, Any]) -> str:
    """Person, unless the row says otherwise."""
    return str(values.get("kind") or Customer.Kind.PERSON)

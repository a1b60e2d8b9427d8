"""What a file of past cases holds: its columns, and how the conversation of a row is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.types import State
from anxin.domain.conversations.types import PastMessage
from anxin.foundation.errors import Invalid
from anxin.foundation.transfer.reading import cells
from anxin.foundation.transfer.types import Column

LONGEST_TEXT = 20_000
MOST_MESSAGES = 2_000
STATES = {
    "已关闭": State.CLOSED.value,
    "关闭": State.CLOSED.value,
    "已完成": State.CLOSED.value,
    "完成": State.CLOSED.value,
    "已结案": State.CLOSED.value,
    "closed": State.CLOSED.value,
    "done": State.CLOSED.value,
    "已解决": State.SOLVED.value,
    "已解决待确认": State.SOLVED.value,
    "solved": State.SOLVED.value,
    "resolved": State.SOLVED.value,
    "已取消": State.CANCELLED.value,
    "取消": State.CANCELLED.value,
    "cancelled": State.CANCELLED.value,
    "canceled": State.CANCELLED.value,
    "处理中": State.OPEN.value,
    "进行中": State.OPEN.value,
    "open": State.OPEN.value,
    "in progress": State.OPEN.value,
    "待受理": State.NEW.value,
    "新建": State.NEW.value,
    "new": State.NEW.value,
    "等客户回复": State.WAITING_CUSTOMER.value,
    "waiting_customer": State.WAITING_CUSTOMER.value,
    "pending": State.WAITING_CUSTOMER.value,
    "等配件或协同部门": State.WAITING_OTHER.value,
    "waiting_other": State.WAITING_OTHER.value,
}
CHANNELS = {
    "网站": "portal",
    "服务网站": "portal",
    "portal": "portal",
    "web": "portal",
    "邮件": "mail",
    "mail": "mail",
    "email": "mail",
    "电话": "phone",
    "热线": "phone",
    "phone": "phone",
}
AUTHORS = {
    "客户": "customer",
    "用户": "customer",
    "顾客": "customer",
    "customer": "customer",
    "user": "customer",
    "client": "customer",
    "坐席": "staff",
    "客服": "staff",
    "员工": "staff",
    "工程师": "staff",
    "staff": "staff",
    "agent": "staff",
    "备注": "note",
    "内部备注": "note",
    "note": "note",
    "internal": "note",
}
_ID = Column(
    "external_id",
    _("Number in the old system"),
    is_required=True,
    longest=120,
    example="GD-2023-0815",
    aliases=(
        "case",
        "case id",
        "case no",
        "ticket",
        "ticket id",
        "工单号",
        "工单编号",
        "服务单号",
        "单号",
        "编号",
        "id",
    ),
)
COLUMNS = (
    _ID,
    Column(
        "type", _("Case type"), longest=80, example="维修", aliases=("category", "服务类型", "工单类型", "类型", "类别")
    ),
    Column(
        "state",
        _("State"),
        kind="choice",
        choices=STATES,
        example="已关闭",
        help=_("Without it the case counts as closed."),
        aliases=("status", "状态", "工单状态"),
    ),
    Column("subject", _("Subject"), longest=200, example="空调不制冷", aliases=("title", "标题", "主题", "问题")),
    Column(
        "text",
        _("What the customer wrote"),
        longest=LONGEST_TEXT,
        aliases=("description", "content", "描述", "问题描述", "内容", "详情"),
    ),
    Column(
        "customer_external_id",
        _("Customer's number in the old system"),
        longest=120,
        example="C-10086",
        aliases=("customer id", "customer no", "客户编号", "客户id", "会员号"),
    ),
    Column(
        "customer_name",
        _("Customer's name"),
        longest=80,
        example="王秀兰",
        aliases=("customer", "客户", "客户姓名", "姓名"),
    ),
    Column(
        "customer_phone",
        _("Customer's phone"),
        longest=40,
        example="13800001234",
        aliases=("phone", "mobile", "电话", "手机", "手机号", "联系电话", "客户电话"),
    ),
    Column("customer_email", _("Customer's mail address"), longest=254, aliases=("email", "mail", "邮箱", "客户邮箱")),
    Column(
        "opened_at",
        _("Opened"),
        kind="instant",
        is_required=True,
        example="2023-08-15 10:20",
        aliases=("created", "created at", "创建时间", "受理时间", "开单时间", "提交时间"),
    ),
    Column("solved_at", _("Solved at"), kind="instant", aliases=("resolved", "resolved at", "解决时间")),
    Column(
        "closed_at",
        _("Closed at"),
        kind="instant",
        example="2023-08-17 16:00",
        aliases=("closed", "关闭时间", "结案时间", "完成时间"),
    ),
    Column(
        "channel", _("Channel"), kind="choice", choices=CHANNELS, example="电话", aliases=("source", "渠道", "来源")
    ),
    Column(
        "model", _("Product model"), longest=60, example="KFR-35GW", aliases=("product", "型号", "产品型号", "机型")
    ),
    Column(
        "conversation",
        _("Conversation"),
        kind="json",
        help=_("A list of messages: who, at, text. Or load them as a file of their own afterwards."),
        example='[{"who": "客户", "at": "2023-08-15 10:20", "text": "空调不制冷"}]',
        aliases=("messages", "history", "thread", "沟通记录", "会话", "对话"),
    ),
)
MESSAGE_COLUMNS = (
    Column(
        "external_id",
        _("Case's number in the old system"),
        is_required=True,
        longest=120,
        example="GD-2023-0815",
        aliases=_ID.aliases,
    ),
    Column(
        "who",
        _("Who wrote"),
        is_required=True,
        longest=80,
        example="客户",
        help=_("客户 or customer; 备注 or note for internal notes; everybody else is staff."),
        aliases=("author", "from", "sender", "谁", "发送人", "作者", "角色"),
    ),
    Column(
        "at",
        _("When"),
        kind="instant",
        is_required=True,
        example="2023-08-15 10:20",
        aliases=("time", "date", "sent at", "时间", "发送时间"),
    ),
    Column(
        "text",
        _("Text"),
        is_required=True,
        longest=LONGEST_TEXT,
        example="空调不制冷",
        aliases=("message", "content", "body", "内容", "消息", "正文"),
    ),
)
_KEYS = {
    "who": ("who", "author", "from", "sender", "role", "谁", "发送人", "作者", "角色"),
    "at": ("at", "time", "date", "when", "sent_at", "created_at", "时间", "发送时间"),
    "text": ("text", "message", "content", "body", "内容", "消息", "正文"),
}
_WHEN = Column("at", "", kind="instant")
_TEXT = Column("text", "", longest=LONGEST_TEXT)


def message(who: str, at: dt.datetime, text: str, *, customer_name: str = "") -> PastMessage:
    """A message of a row; a name that is nobody's in particular is one of the staff."""
    typed = who.strip()
    author = "customer" if customer_name and typed == customer_name else AUTHORS.get(typed.casefold(), "staff")
    named = typed if typed.casefold() not in AUTHORS else customer_name if author == "customer" else ""
    return PastMessage(author=author, author_name=named, text=text, at=at)


def conversation(values: Mapping[str, Any], zone: str) -> list[PastMessage]:
    """The messages of a case's row, oldest first. Raises Invalid(field="conversation") naming the entry that cannot be read."""
    given = values.get("conversation", [])
    if not isinstance(given, list) or len(given) > MOST_MESSAGES:
        raise Invalid(
            _("The conversation must be a list of at most %(most)d messages.") % {"most": MOST_MESSAGES},
            field="conversation",
        )
    name = values.get("customer_name", "")
    read = [_entry(place, each, values["opened_at"], zone, name) for place, each in enumerate(given, start=1)]
    if text := values.get("text"):
        first = message("customer", values["opened_at"], text, customer_name=name)
        read = [first, *(each for each in read if (each.text, each.at) != (first.text, first.at))]
    return sorted((each for each in read if each.text), key=lambda each: each.at)


def _entry(place: int, given: Any, opened_at: dt.datetime, zone: str, name: str) -> PastMessage:
    if not isinstance(given, Mapping):
        raise Invalid(_("Message %(place)d has no who, at and text.") % {"place": place}, field="conversation")
    found = {key: next((given[k] for k in keys if given.get(k) is not None), None) for key, keys in _KEYS.items()}
    try:
        at = cells.read(found["at"], _WHEN, zone) or opened_at
        text = cells.read(found["text"], _TEXT, zone) or ""
    except cells.Unreadable as error:
        raise Invalid(
            _("Message %(place)d: %(why)s") % {"place": place, "why": error.message}, field="conversation"
        ) from error
    return message(str(found["who"] or "staff")[:80], at, text, customer_name=name)


def times(values: Mapping[str, Any], now: dt.datetime) -> None:
    """Raise Invalid(field) for a case that ends before it begins, or lies in the future."""
    opened = values["opened_at"]
    if opened > now:
        raise Invalid(_("This lies in the future."), field="opened_at")
    for column in ("solved_at", "closed_at"):
        if (ended := values.get(column)) and ended < opened:
            raise Invalid(_("This is before the case was opened."), field=column)


def first_answer(messages: Sequence[PastMessage]) -> dt.datetime | None:
    """When the staff first answered."""
    return next((each.at for each in messages if each.author == "staff"), None)


def waiting_since(messages: Sequence[PastMessage]) -> dt.datetime | None:
    """Since when the customer waits: her first message after the last answer; None when the staff had the last word."""
    since: dt.datetime | None = None
    for each in messages:
        if each.author == "staff":
            since = None
        elif each.author == "customer":
            since = since or each.at
    return since

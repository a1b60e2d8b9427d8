"""The case types and stages a new installation starts with: data, an administrator changes them afterwards."""

from __future__ import annotations

from typing import Any

# (state, code, zh-hans, en, what the customer reads zh-hans, en)
_STAGES = (
    ("new", "new", "待受理", "New", "已收到，马上有人查看", "Received, somebody is about to look at it"),
    ("open", "open", "处理中", "In progress", "正在处理", "Being worked on"),
    (
        "waiting_customer",
        "waiting_customer",
        "等客户回复",
        "Waiting for customer",
        "等您回复",
        "Waiting for your answer",
    ),
    (
        "waiting_other",
        "waiting_other",
        "等配件或协同部门",
        "Waiting for parts or others",
        "正在等配件或同事的结果",
        "Waiting for a part or a colleague",
    ),
    ("solved", "solved", "已解决待确认", "Solved", "已解决，请您确认", "Solved, please confirm"),
    ("closed", "closed", "已关闭", "Closed", "已完成", "Done"),
    ("cancelled", "cancelled", "已取消", "Cancelled", "已取消", "Cancelled"),
    ("merged", "merged", "已合并", "Merged", "已并入另一服务单", "Joined with another case"),
)
_SYMPTOM = {
    "key": "error_code",
    "names": {"zh-hans": "屏幕上的故障代码", "en": "Error code on the display"},
    "type": "text",
    "indexed": True,
}
_SERIAL = {
    "key": "serial",
    "names": {"zh-hans": "机身序列号", "en": "Serial number"},
    "type": "text",
    "indexed": True,
    "asked_on_portal": True,
}
_BOUGHT = {
    "key": "purchase_date",
    "names": {"zh-hans": "购买日期", "en": "Purchase date"},
    "type": "date",
    "indexed": True,
    "asked_on_portal": True,
}
_WISH = {
    "key": "wish",
    "names": {"zh-hans": "希望怎么解决", "en": "Wanted solution"},
    "type": "choice",
    "choices": [
        {"key": "repair", "names": {"zh-hans": "维修", "en": "Repair"}},
        {"key": "exchange", "names": {"zh-hans": "换货", "en": "Exchange"}},
        {"key": "refund", "names": {"zh-hans": "退货退款", "en": "Return and refund"}},
        {"key": "explain", "names": {"zh-hans": "说明和道歉", "en": "Explanation and apology"}},
    ],
}

# (code, zh-hans, en, fields)
_TYPES: tuple[tuple[str, str, str, list[dict[str, Any]]], ...] = (
    ("repair", "维修", "Repair", [_SYMPTOM, _SERIAL, _BOUGHT]),
    ("consultation", "咨询", "Question", []),
    ("installation", "安装", "Installation", [_SERIAL]),
    ("maintenance", "保养", "Maintenance", [_SERIAL]),
    ("return_exchange", "退换货", "Return or exchange", [_SERIAL, _BOUGHT, _WISH]),
    ("complaint", "投诉", "Complaint", [_WISH]),
    ("suggestion", "建议", "Suggestion", []),
)


def delivered_types() -> list[dict[str, Any]]:
    """Every delivered type as {"code", "names", "fields", "stages": [{"code", "state", "names", "customer_labels"}]}."""
    return [
        {
            "code": code,
            "names": {"zh-hans": zh, "en": en},
            "fields": fields,
            "stages": delivered_stages(),
        }
        for code, zh, en, fields in _TYPES
    ]


def delivered_stages() -> list[dict[str, Any]]:
    """The stages every new type starts with."""
    return [_stage(*stage) for stage in _STAGES]


def _stage(state: str, code: str, zh: str, en: str, label_zh: str, label_en: str) -> dict[str, Any]:
    return {
        "code": code,
        "state": state,
        "names": {"zh-hans": zh, "en": en},
        "customer_labels": {"zh-hans": label_zh, "en": label_en},
    }

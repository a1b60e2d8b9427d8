"""The policies a new installation starts with: data anyone can read, an administrator publishes others afterwards."""

from __future__ import annotations

from typing import Any

HOUR, DAY = 3600, 86_400


def _by_priority(low: int, normal: int, high: int, urgent: int, time: str = "working") -> dict[str, Any]:
    return {str(i): {"seconds": s, "time": time} for i, s in enumerate((low, normal, high, urgent), start=1)}


_OWNER_AT_HALF = {"key": "half", "percent": 50, "roles": ["owner"]}
_LEAD_AT_80 = {"key": "nearly", "percent": 80, "roles": ["owner", "supervisor"]}
_DUE = {"key": "due", "percent": 100, "roles": ["owner", "supervisor"]}
_LATE = {"key": "late", "percent": 150, "roles": ["administrator", "supervisor"]}
_URGENT_DUE = {"key": "due", "percent": 100, "roles": ["owner", "supervisor"], "emergency": True}

_WAITING = {"update_every": ["waiting_customer"], "resolution": ["waiting_customer"]}

DELIVERED: tuple[dict[str, Any], ...] = (
    {
        "code": "green",
        "names": {"zh-hans": "紧急绿色通道", "en": "Green channel for emergencies"},
        "content": {
            "rules": [
                {
                    "names": {"zh-hans": "冒烟、漏电、漏气等紧急情况", "en": "Smoke, electric shock, gas and the like"},
                    "when": {"emergency": [True]},
                    "targets": {
                        "first_response": _by_priority(*[15 * 60] * 4, time="wall"),
                        "next_response": _by_priority(*[15 * 60] * 4, time="wall"),
                        "update_every": _by_priority(*[2 * HOUR] * 4, time="wall"),
                        "resolution": _by_priority(*[DAY] * 4, time="wall"),
                    },
                }
            ],
            "grace_seconds": 10 * 60,
            "warnings": {
                "first_response": [
                    {"key": "half", "percent": 50, "roles": ["owner", "supervisor"], "emergency": True},
                    _URGENT_DUE,
                ],
                "next_response": [_URGENT_DUE],
                "update_every": [_URGENT_DUE],
                "resolution": [
                    {
                        "key": "before-4h",
                        "before_seconds": 4 * HOUR,
                        "roles": ["owner", "supervisor"],
                        "emergency": True,
                    },
                    _URGENT_DUE,
                ],
            },
            "shown": ["first_response"],
        },
    },
    {
        "code": "within-24h",
        "names": {"zh-hans": "指定产品 24 小时解决", "en": "Chosen products solved within 24 hours"},
        "content": {
            "rules": [
                {
                    # Which ones, every house chooses itself: as long as none is, this rule fits nothing.
                    "names": {"zh-hans": "选定的产品", "en": "The products chosen here"},
                    "when": {"product": []},
                    "targets": {"resolution": _by_priority(*[DAY] * 4, time="wall")},
                }
            ],
            "grace_seconds": HOUR,
            "pauses": _WAITING,
            "warnings": {"resolution": [_OWNER_AT_HALF, _LEAD_AT_80, _DUE]},
            "shown": ["resolution"],
        },
    },
    {
        "code": "standard",
        "names": {"zh-hans": "标准时限", "en": "Standard times"},
        "content": {
            "rules": [
                {
                    "names": {"zh-hans": "全部服务单", "en": "Every case"},
                    "when": {},
                    "targets": {
                        "first_response": _by_priority(8 * HOUR, 4 * HOUR, 2 * HOUR, HOUR),
                        "next_response": _by_priority(16 * HOUR, 8 * HOUR, 4 * HOUR, 2 * HOUR),
                        "update_every": _by_priority(40 * HOUR, 24 * HOUR, 16 * HOUR, 8 * HOUR),
                        "resolution": _by_priority(80 * HOUR, 40 * HOUR, 24 * HOUR, 16 * HOUR),
                    },
                }
            ],
            "grace_seconds": 30 * 60,
            "pauses": _WAITING,
            "warnings": {
                "first_response": [_OWNER_AT_HALF, _LEAD_AT_80, _DUE, _LATE],
                "next_response": [_LEAD_AT_80, _DUE],
                "update_every": [_LEAD_AT_80],
                "resolution": [_OWNER_AT_HALF, _LEAD_AT_80, _DUE, _LATE],
            },
            "shown": ["first_response"],
        },
    },
)

"""How ways of buying and paying are called."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.purchases.types import CHANNELS

__all__ = ["CHANNELS", "METHODS", "method"]

METHODS: dict[str, Any] = {
    "cash": _("cash"),
    "card": _("card"),
    "alipay": _("Alipay"),
    "wechat": _("WeChat Pay"),
    "transfer": _("bank transfer"),
    "points": _("points"),
    "coupon": _("coupon"),
    "subsidy": _("state subsidy"),
    "trade_in": _("trade-in"),
}


def method(code: str) -> Any:
    """A way of paying; one we have no word for as it came."""
    return METHODS.get(code, code)

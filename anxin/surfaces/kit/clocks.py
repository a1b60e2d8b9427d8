"""How clocks are said on every page: milestones, states, reasons, and spans of time as people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

MILESTONES = {
    "first_response": _("First answer"),
    "next_response": _("Next answer"),
    "update_every": _("Next word to the customer"),
    "resolution": _("Solution"),
    "accepted": _("Accepted"),
    "arrived": _("Arrival"),
    "repaired": _("Repair"),
    "shipped_back": _("Shipped back"),
}
WHYS = {
    "arrived": _("it arrived"),
    "customer_wrote": _("the customer wrote"),
    "answered": _("answered"),
    "waiting_customer": _("waiting for the customer"),
    "waiting_other": _("waiting for others"),
    "resumed": _("it went on"),
    "solved": _("solved"),
    "closed": _("closed"),
    "cancelled": _("cancelled"),
    "merged": _("joined with another case"),
    "reopened": _("opened again"),
    "facts": _("something about the case changed"),
    "policy_published": _("a new version of the policy"),
    "calendar_changed": _("the working hours changed"),
    "renegotiated": _("agreed anew with the customer"),
}
FACTS = {
    "brand": _("Brand"),
    "type": _("Type"),
    "grade": _("Customer grade"),
    "tier": _("Service tier"),
    "channel": _("Channel"),
    "line": _("Product line"),
    "product": _("Product"),
    "region": _("Region"),
    "contract": _("Contract"),
    "customer": _("Customer"),
    "priority": _("Priority"),
    "emergency": _("Emergency"),
    "calendar": _("Working hours"),
}
PRIORITIES = {1: _("Low"), 2: _("Normal"), 3: _("High"), 4: _("Urgent")}
_UNITS = {"d": 86_400, "天": 86_400, "h": 3600, "小时": 3600, "时": 3600, "m": 60, "min": 60, "分钟": 60, "分": 60}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(d|天|小时|时|h|min|m|分钟|分)", re.IGNORECASE)


@dataclass(frozen=True)
class Sign:
    """A word with its icon and tone."""

    label: Any
    icon: str
    tone: str = ""


def milestone(code: str) -> str:
    """The name of a milestone; an unknown one is its code."""
    return str(MILESTONES.get(code, code))


def why(code: str) -> str:
    """The reason of a stretch in words."""
    return str(WHYS.get(code, code))


def sign(state: str, due_at: datetime | None, now: datetime, *, is_missed: bool = False, because: str = "") -> Sign:
    """How a clock stands: kept, missed, over, soon, running, paused."""
    if state == "stopped":
        if because != "answered" and because != "solved":
            return Sign(_("Not wanted any more"), "minus")
        return Sign(_("Missed"), "alert-octagon", "danger") if is_missed else Sign(_("Kept"), "circle-check", "success")
    if due_at is not None and due_at <= now:
        return Sign(_("Over"), "alert-octagon", "danger")
    if state == "paused":
        return Sign(_("Paused"), "clock-pause", "info")
    if due_at is not None and (due_at - now).total_seconds() < 3600:
        return Sign(_("Soon"), "clock-exclamation", "warning")
    return Sign(_("Counting"), "clock")


def span(seconds: int) -> str:
    """A span in the two largest units that matter: "4 hours 10 minutes", seconds only below a minute."""
    if abs(seconds) < 60:
        return ngettext("%(n)d second", "%(n)d seconds", seconds) % {"n": seconds}
    hours, minutes = divmod(abs(seconds) // 60, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours})
    if minutes:
        parts.append(ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes})
    return " ".join(parts)


def short_span(seconds: int) -> str:
    """A span as it can be typed again: 4h, 30m, 1h30m."""
    hours, minutes = divmod(seconds // 60, 60)
    return (f"{hours}h" if hours else "") + (f"{minutes}m" if minutes or not hours else "")


def read_span(typed: str) -> int | None:
    """Seconds of "4h", "1h30m", "2 天", "90分钟"; None when it cannot be read."""
    text = typed.strip().lower()
    if not text or _PART.sub("", text).strip():
        return None
    return round(sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(text)))

"""How states, priorities, channels and emergencies look: a tone, an icon and always a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anxin.domain.cases.types import Priority


@dataclass(frozen=True)
class Sign:
    """A word with its icon and tone."""

    label: Any
    icon: str
    tone: str = ""


STATES = {
    "new": Sign(_("New"), "inbox", "accent"),
    "open": Sign(pgettext_lazy("case", "Open"), "progress", "info"),
    "waiting_customer": Sign(_("Waiting for customer"), "clock-pause", "warning"),
    "waiting_other": Sign(_("Waiting for others"), "hourglass"),
    "solved": Sign(_("Solved"), "circle-check", "success"),
    "closed": Sign(_("Closed"), "archive"),
    "cancelled": Sign(_("Cancelled"), "circle-x"),
    "merged": Sign(_("Merged"), "git-merge"),
}
PRIORITIES = {
    Priority.LOW: Sign(_("Low"), "arrow-down"),
    Priority.NORMAL: Sign(_("Normal"), "minus"),
    Priority.HIGH: Sign(_("High"), "arrow-up", "warning"),
    Priority.URGENT: Sign(_("Urgent"), "alert-octagon", "danger"),
}
CHANNELS = {
    "portal": Sign(_("Help centre"), "world"),
    "mail": Sign(_("Mail"), "mail"),
    "phone": Sign(_("Phone"), "phone"),
}
EMERGENCY = Sign(_("Emergency"), "flame", "danger")
EMERGENCY_KINDS = {
    "fire": _("fire"),
    "smoke": _("smoke or burning smell"),
    "gas": _("gas"),
    "carbon_monoxide": _("carbon monoxide"),
    "electric_shock": _("electric shock"),
    "tripping": _("the fuse trips"),
    "explosion": _("explosion"),
    "battery": _("battery"),
    "water_on_electrics": _("water near electricity"),
    "injury": _("somebody is hurt"),
    "other": _("another danger"),
}
LANGUAGES = {"zh-hans": _("Simplified Chinese"), "zh-hant": _("Traditional Chinese"), "en": _("English")}


def emergency_kinds(kinds: list[str]) -> list[str]:
    """The kinds of danger in the reader's words; an unknown one is just a danger."""
    return list(dict.fromkeys(str(EMERGENCY_KINDS.get(kind, EMERGENCY_KINDS["other"])) for kind in kinds))

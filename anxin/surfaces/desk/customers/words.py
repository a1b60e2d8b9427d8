"""How tiers, kinds, health, proof, purposes and likeness are said, with their icons and tones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anxin.surfaces.kit import tiers


@dataclass(frozen=True)
class Sign:
    """A word with its icon and tone."""

    label: Any
    icon: str
    tone: str = ""


KINDS = {
    "person": Sign(_("Person"), "user"),
    "organisation": Sign(_("Organisation"), "building"),
}
TIERS = {
    "vip": Sign(tiers.TIERS["vip"], "star-filled", "warning"),
    "important": Sign(tiers.TIERS["important"], "star", "info"),
    "regular": Sign(tiers.TIERS["regular"], "user"),
}
LANGUAGES = {"zh-hans": _("Simplified Chinese"), "zh-hant": _("Traditional Chinese"), "en": _("English")}
HEALTH = {
    "ok": Sign(_("Works"), "check", "success"),
    "bounced": Sign(_("Nothing arrives"), "alert-triangle", "danger"),
    "opted_out": Sign(_("Wants nothing there"), "bell-off", "warning"),
}
PROOFS = {
    "code": _("by a code we sent"),
    "reply": _("she answered from there"),
    "call": _("by a call"),
    "document": _("by a document"),
}
PURPOSES = {
    "notice": _("Privacy notice"),
    "service": _("Service messages"),
    "survey": _("Surveys"),
    "marketing": _("Offers and news"),
    "sharing": _("Passing data on to partners"),
}
SOURCES = {
    "portal": _("Help centre"),
    "call": _("On the phone"),
    "paper": _("On paper"),
    "mail": _("By mail"),
    "desk": _("At the counter"),
    "import": _("Brought in from elsewhere"),
}
TOPICS = {
    "care": _("Care tips"),
    "survey": _("Surveys"),
    "maintenance": _("Maintenance reminders"),
    "offers": _("Offers and news"),
    "community": _("Community"),
}
WEEKDAYS = (
    (1, _("Mon")),
    (2, _("Tue")),
    (3, _("Wed")),
    (4, _("Thu")),
    (5, _("Fri")),
    (6, _("Sat")),
    (7, _("Sun")),
)
VERDICTS = {
    "open": Sign(pgettext_lazy("advice", "Not judged yet"), "help-circle"),
    "right": Sign(pgettext_lazy("advice", "Was right"), "check", "success"),
    "mistake": Sign(pgettext_lazy("advice", "Was a mistake"), "alert-triangle", "danger"),
}
REASONS = {
    "same_phone": Sign(_("Same phone number, whatever way it is written"), "phone", "success"),
    "same_mail": Sign(_("Same mail address"), "mail", "success"),
    "same_mailbox": Sign(
        _("Same mailbox: Gmail ignores dots, and what follows a plus sign is a label"), "mail", "success"
    ),
    "same_handle": Sign(_("Same name on WeChat or another channel"), "message-circle", "success"),
    "same_name": Sign(_("Same name"), "user", "info"),
    "same_sound": Sign(_("Names sound alike"), "user", "info"),
    "same_address": Sign(_("Same address"), "map-pin", "info"),
    "same_phone_tail": Sign(_("The last digits of a phone number are the same"), "phone", "info"),
    "same_mail_name": Sign(_("Same name before the @, at different providers"), "mail", "info"),
    "same_district": Sign(_("Same district"), "map-pin"),
    "different_name": Sign(_("Names differ"), "user-question", "warning"),
}
ICONS = {"phone": "phone", "email": "mail", "wechat": "brand-wechat"}

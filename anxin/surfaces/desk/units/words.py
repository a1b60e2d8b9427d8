"""How states, roles, ways and phases of a unit look: a word, an icon, a tone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class Sign:
    """A word with its icon and tone."""

    label: Any
    icon: str
    tone: str = ""


STATES = {
    "in_stock": Sign(_("In stock"), "package"),
    "sold": Sign(_("Sold"), "shopping-cart", "info"),
    "in_use": Sign(pgettext_lazy("unit", "In use"), "circle-check", "success"),
    "in_service": Sign(_("In service"), "tool", "warning"),
    "retired": Sign(_("Out of use"), "archive"),
}
ROLES = {
    "owner": Sign(pgettext_lazy("of a unit", "Owner"), "user-check"),
    "user": Sign(_("User"), "user"),
    "installer": Sign(_("Installer"), "tool"),
    "dealer": Sign(_("Dealer"), "building-store"),
}
HOW = {
    "bought": _("bought it new"),
    "second_hand": _("took it over"),
    "gift": _("got it as a present"),
    "entered": _("entered by us"),
    "import": _("from a file"),
    "case": _("from a case"),
}
CLAIMS = {
    "asked": Sign(_("To decide"), "hourglass", "warning"),
    "approved": Sign(_("Approved"), "circle-check", "success"),
    "refused": Sign(_("Refused"), "circle-x"),
    "undone": Sign(_("Taken back"), "arrow-back-up"),
}
WAYS = {
    "factory": _("at the works"),
    "engineer": _("by an engineer"),
    "customer": _("by the customer"),
    "air": _("over the air"),
}
PHASES = {
    "asked": Sign(_("Asked"), "message"),
    "bought": Sign(_("Bought"), "shopping-cart"),
    "installed": Sign(_("Installed"), "home"),
    "used": Sign(_("Used"), "user"),
    "serviced": Sign(_("Serviced"), "tool"),
    "upgraded": Sign(_("Upgraded"), "sparkles"),
    "retired": Sign(pgettext_lazy("phase", "Retired"), "archive"),
}
OUTCOME_TONES = {
    "open": "warning",
    "fixed": "success",
    "no_fault": "info",
    "not_fixed": "danger",
    "exchanged": "info",
}
STATE, BRAND, MODEL = _("State"), _("Brand"), _("Model")
FACTS = {
    "model_id": MODEL,
    "batch": _("Batch"),
    "made_date": _("Made on"),
    "sold_date": _("Sold on"),
    "delivered_date": _("Delivered on"),
    "installed_date": _("Installed on"),
    "seller": _("Sold by"),
    "installer": _("Installed by"),
    "place": _("Where it stands"),
    "outlet_id": _("Outlet in charge"),
    "firmware_id": _("Software"),
}

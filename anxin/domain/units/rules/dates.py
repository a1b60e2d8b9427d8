"""The days of a unit's life in their order, and how old it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext_lazy as _

from anxin.foundation.errors import Invalid

ORDER = ("made_date", "sold_date", "delivered_date", "installed_date")
_BEFORE = {
    "sold_date": _("It cannot be sold before it was made."),
    "delivered_date": _("It cannot be delivered before it was made."),
    "installed_date": _("It cannot be installed before it was made."),
}


def check_dates(given: Mapping[str, date | None], *, today: date) -> None:
    """Raise Invalid(field) for a day after `today` or before the unit was made.

    Sold, delivered and installed may come in any order: shops deliver first and ring up later, and dealers install what they sell next month.
    """
    made = given.get("made_date")
    for name in ORDER:
        day = given.get(name)
        if day is None:
            continue
        if day > today:
            raise Invalid(_("This day has not come yet."), field=name)
        if made is not None and day < made:
            raise Invalid(_BEFORE[name], field=name)


def age_months(given: Mapping[str, date | None], *, today: date) -> int | None:
    """Whole months since it was installed, else delivered, sold or made; None when no day is known."""
    start = next((day for name in reversed(ORDER) if (day := given.get(name))), None)
    if start is None:
        return None
    months = (today.year - start.year) * 12 + today.month - start.month - (today.day < start.day)
    return max(months, 0)

"""The words for days, kinds and changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from babel.dates import format_date
from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit.times import babel_locale

WEEKDAYS = {
    "mon": _("Monday"),
    "tue": _("Tuesday"),
    "wed": _("Wednesday"),
    "thu": _("Thursday"),
    "fri": _("Friday"),
    "sat": _("Saturday"),
    "sun": _("Sunday"),
}
KINDS = {
    "work": _("Workday"),
    "rest": _("Closed every week"),
    "closed": _("Holiday, closed"),
    "makeup": _("Make-up workday"),
    "shorter": _("Half day, shorter hours"),
    "other": _("Other hours"),
}
MARKS = {
    "work": "",
    "rest": "",
    "closed": pgettext_lazy("mark on a day of the calendar", "off"),
    "makeup": pgettext_lazy("mark on a day of the calendar", "on"),
    "shorter": pgettext_lazy("mark on a day of the calendar", "½"),
    "other": pgettext_lazy("mark on a day of the calendar", "hrs"),
}
REASONS = {
    "made": _("made"),
    "week": _("week changed"),
    "days": _("days changed"),
    "notice": _("holiday notice taken over"),
    "packs": _("holiday packs changed"),
    "holidays": _("followed a change of the year table"),
    "restored": _("went back to version %(number)s"),
}
DOUBTS = {
    "weekday": _("The weekday in the text is not that of the date."),
    "count": _("The number of days in the text is not the number of dates."),
    "contradiction": _("The text says both closed and open."),
}


def hours(windows: Sequence[str]) -> str:
    """09:00–12:00, 13:30–18:00; closed when there are none."""
    return ", ".join(window.replace("-", "–") for window in windows) or pgettext("calendar day", "closed")


def day_with_weekday(day: date) -> str:
    """The date with its weekday, in the reader's form."""
    pattern = "y年M月d日 EEE" if babel_locale().startswith("zh") else "EEE d MMM y"
    return format_date(day, format=pattern, locale=babel_locale())


def localised(text: Any) -> str:
    """A holiday's name for the reader."""
    return in_language(text, get_language() or "zh-hans")

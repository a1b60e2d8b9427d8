"""Weekly working time in forms: per day a line of windows, or days with one opening time for all."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

DAYS = (
    ("mon", _("Monday")),
    ("tue", _("Tuesday")),
    ("wed", _("Wednesday")),
    ("thu", _("Thursday")),
    ("fri", _("Friday")),
    ("sat", _("Saturday")),
    ("sun", _("Sunday")),
)
_WINDOW = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—~至到]\s*(\d{1,2}):(\d{2})")


class WindowsField(forms.CharField):
    """A line such as "09:00-12:00, 13:00-18:00"; empty means closed. Cleans to the list of windows."""

    def __init__(self, **options: object) -> None:
        options.setdefault("required", False)
        options.setdefault("max_length", 120)
        super().__init__(**options)  # type: ignore[arg-type]

    def clean(self, value: object) -> list[str]:
        """The windows in the form calendars keep them. Raises ValidationError for anything else in the line."""
        text = str(super().clean(value) or "").replace("：", ":")
        windows = [f"{int(a):02d}:{b}-{int(c):02d}:{d}" for a, b, c, d in _WINDOW.findall(text)]
        left = _WINDOW.sub("", text).strip(" ,，;；、")
        if left.strip(" ,，;；、") or any(
            int(w[:2]) > 23 or int(w[6:8]) > 24 or int(w[3:5]) > 59 or int(w[9:]) > 59 for w in windows
        ):
            raise forms.ValidationError(_("Please give hours like 09:00-12:00, 13:00-18:00."))
        return windows

    def prepare_value(self, value: object) -> object:
        """A stored list as a line."""
        return ", ".join(value) if isinstance(value, list) else value


def week_fields(week: Mapping[str, list[str]]) -> dict[str, forms.Field]:
    """One `WindowsField` per day, named "week_mon" …, filled from a calendar's week."""
    return {f"week_{day}": WindowsField(label=label, initial=week.get(day, [])) for day, label in DAYS}


def week_of(cleaned: Mapping[str, object]) -> dict[str, list[str]]:
    """The week a form with `week_fields` gave; closed days are left out."""
    found = {day: cleaned.get(f"week_{day}") or [] for day, _label in DAYS}
    return {day: list(windows) for day, windows in found.items() if windows}  # type: ignore[call-overload]

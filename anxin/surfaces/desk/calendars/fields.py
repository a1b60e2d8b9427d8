"""Form fields of working time: a line of hours, and a week of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anxin.domain.calendars.operations.refusals import refusal
from anxin.domain.calendars.types import WEEKDAYS, CalendarError, read_hours
from anxin.surfaces.desk.calendars import words


class HoursField(forms.CharField):
    """A line such as "09:00-12:00, 13:30-18:00"; cleans to the list of windows, empty means closed."""

    def __init__(self, **options: Any) -> None:
        given = {"required": False, "max_length": 200, **options}
        given.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off", "placeholder": pgettext_lazy("calendar day", "closed")}))
        super().__init__(**given)

    def clean(self, value: Any) -> Any:
        """Raises ValidationError with the calendar's own words."""
        try:
            return read_hours(str(super().clean(value) or ""), "hours")
        except CalendarError as error:
            raise forms.ValidationError(str(refusal(error).message)) from error

    def prepare_value(self, value: Any) -> Any:
        """A stored list as a line."""
        return ", ".join(value) if isinstance(value, list | tuple) else value


class ZoneField(forms.CharField):
    """The name of a time zone; the page offers all of them."""

    def clean(self, value: Any) -> str:
        """Raises ValidationError for a name nobody knows."""
        name = str(super().clean(value))
        if name not in zones():
            raise forms.ValidationError(_("This time zone is not known."))
        return name


def zones() -> list[str]:
    """Places by continent, sorted."""
    return sorted(
        name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix", "right"))
    )


def week_fields(week: Mapping[str, Sequence[str]]) -> dict[str, forms.Field]:
    """One `HoursField` per weekday, named "week_mon" …"""
    return {f"week_{day}": HoursField(label=words.WEEKDAYS[day], initial=list(week.get(day, ()))) for day in WEEKDAYS}


def week_of(cleaned: Mapping[str, Any]) -> dict[str, list[str]]:
    """The week a form with `week_fields` gave."""
    return {day: list(cleaned.get(f"week_{day}") or []) for day in WEEKDAYS}

"""The forms of the calendar pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from babel import Locale
from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anxin.domain.calendars.types import COUNTRIES, WEEKDAYS, regions
from anxin.surfaces.desk.calendars import words
from anxin.surfaces.desk.calendars.fields import HoursField, ZoneField, week_fields, week_of
from anxin.surfaces.desk.calendars.whatif import ASKS, MOST_HOURS, MOST_SPAN_DAYS, UNITS
from anxin.surfaces.kit.forms import FilesField, Form
from anxin.surfaces.kit.times import babel_locale

OFFICE = {day: ["09:00-12:00", "13:30-18:00"] for day in WEEKDAYS[:5]}
FIRST_YEAR, LAST_YEAR = 1990, 2200
_LIBRARY_TERRITORY = {"UK": "GB"}


class WeekForm(Form):
    """Zone and week; `copy` names a weekday whose hours the other workdays are to get, without saving."""

    zone = ZoneField(
        label=_("Time zone"), max_length=60, widget=forms.TextInput(attrs={"list": "zones", "autocomplete": "off"})
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, week: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(week_fields(week))

    def week(self) -> dict[str, list[str]]:
        """The hours of each weekday."""
        return week_of(self.cleaned_data)

    def add_refusal(self, refusal: Any) -> None:
        """Refusals of the rules name "week.mon"; here it is week_mon."""
        refusal.field = (refusal.field or "").replace("week.", "week_") or None
        super().add_refusal(refusal)


class NewForm(WeekForm):
    """A new calendar."""

    name = forms.CharField(label=_("Name"), max_length=80)
    country = forms.ChoiceField(label=_("Holidays of"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, week=OFFICE, **kwargs)
        self.fields["country"].choices = [("", _("none")), *places()]  # type: ignore[attr-defined]
        self.order_fields(["name", "zone", "country"])


class DaysForm(Form):
    """Chosen days of the year and what they shall be."""

    day = forms.MultipleChoiceField()
    mode = forms.ChoiceField(
        label=_("What these days shall be"),
        choices=(("closed", pgettext_lazy("calendar day", "closed")), ("usual", _("as usual")), ("like", _("like")), ("own", _("own hours"))),
        widget=forms.RadioSelect,
    )
    like = forms.ChoiceField(label=_("Weekday"), choices=list(words.WEEKDAYS.items()), required=False)
    hours = HoursField(
        label=_("Hours"), widget=forms.TextInput(attrs={"placeholder": "09:00-12:00", "autocomplete": "off"})
    )
    name = forms.CharField(
        label=_("Why"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("Why, e.g. stocktaking")}),
    )

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, initial={"mode": "closed", "like": "mon"}, **kwargs)
        self.fields["day"] = _DatesField(year)

    def clean(self) -> dict[str, Any]:
        """Own hours need hours."""
        cleaned = super().clean() or {}
        if cleaned.get("mode") == "own" and not cleaned.get("hours") and "hours" not in self.errors:
            self.add_error("hours", _("Please give hours like 09:00-12:00, 13:30-18:00, from 00:00 to 24:00."))
        return cleaned


class _DatesField(forms.Field):
    """Dates of one year from checkboxes; anything else is dropped."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, year: int) -> None:
        super().__init__(error_messages={"required": _("Please choose at least one day.")})
        self._year = year

    def to_python(self, value: Any) -> list[date]:
        found = []
        for text in value or []:
            try:
                day = date.fromisoformat(text)
            except (TypeError, ValueError):
                continue
            found += [day] if day.year == self._year else []
        return sorted(set(found))


class NoticeForm(Form):
    """The yearly notice as it is pasted."""

    text = forms.CharField(
        label=_("Text of the notice"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4, "data-autosize": True}),
    )
    year = forms.IntegerField(label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR)


class PackForm(Form):
    """A country's or region's year."""

    place = forms.ChoiceField(label=_("Country or region"))
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].choices = places(with_regions=True)  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """Country, region and year as operations take them."""
        country, _dash, region = self.cleaned_data["place"].partition("-")
        return {"country": country, "region": region, "year": self.cleaned_data["year"]}

    def add_refusal(self, refusal: Any) -> None:
        """Country and region are one field here."""
        refusal.field = "place" if refusal.field in ("country", "region") else refusal.field
        super().add_refusal(refusal)


class WhatIfForm(Form):
    """From when, how much, and what is wanted; times are local to the calendar."""

    ask = forms.ChoiceField(label=_("Question"), choices=list(ASKS.items()))
    amount = forms.FloatField(
        label=_("How much"), min_value=0, required=False, widget=forms.NumberInput(attrs={"step": "any"})
    )
    unit = forms.ChoiceField(label=_("Unit"), choices=list(UNITS.items()), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from"] = _moment(_("From"))
        self.fields["to"] = _moment(_("To"), required=False)
        self.order_fields(["ask", "from", "to", "amount", "unit"])

    def clean(self) -> dict[str, Any]:
        """A span needs its end, the rest an amount; both within what a picture can show."""
        cleaned = super().clean() or {}
        cleaned["unit"] = cleaned.get("unit") or "hours"
        start, end, amount = cleaned.get("from"), cleaned.get("to"), cleaned.get("amount")
        if cleaned.get("ask") == "between":
            if end is None and "to" not in self.errors:
                self.add_error("to", _("Please say until when."))
            elif start and end and abs((end - start).days) > MOST_SPAN_DAYS:
                self.add_error("to", _("Please choose a shorter time: at most four years."))
        elif amount is None and "amount" not in self.errors:
            self.add_error("amount", _("Please say how much."))
        elif amount is not None and amount > MOST_HOURS * (60 if cleaned["unit"] == "minutes" else 1):
            self.add_error("amount", _("Please choose a smaller number."))
        return cleaned


class HolidayDayForm(Form):
    """One day of a year table."""

    date = forms.DateField(label=_("Date"), widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=(("closed", pgettext_lazy("calendar day", "closed")), ("makeup", _("make-up workday")), ("hours", _("own hours"))),
    )
    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    like = forms.ChoiceField(label=_("Like"), choices=list(words.WEEKDAYS.items()), required=False)
    hours = HoursField(label=_("Hours"), widget=forms.TextInput(attrs={"placeholder": "09:00-12:00"}))

    def values(self) -> dict[str, Any]:
        """As the operation takes them."""
        return {**self.cleaned_data, "date": self.cleaned_data["date"].isoformat()}


class ImportForm(Form):
    """A year table as a file."""

    file = FilesField(
        label=_("CSV or JSON file"),
        max_files=1,
        max_bytes=512 * 1024,
        accept=[".csv", ".json", "text/csv", "application/json"],
    )


class NameForm(Form):
    """Another name."""

    name = forms.CharField(label=_("Name"), max_length=80)


def _moment(label: Any, *, required: bool = True) -> forms.DateTimeField:
    """A wall-clock reading without zone: the calendar's zone is meant, whatever the reader's is."""
    return _Wall(
        label=label,
        required=required,
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    )


class _Wall(forms.DateTimeField):
    """Django would make the reading aware in the reader's zone; here it stays naive."""

    def to_python(self, value: Any) -> Any:
        from datetime import datetime

        if value in self.empty_values:
            return None
        try:
            at = datetime.fromisoformat(str(value).strip())
        except ValueError as error:
            raise forms.ValidationError(_("Please give a date and a time.")) from error
        if at.tzinfo is not None or not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise forms.ValidationError(_("Please give a date and a time."))
        return at


def places(*, with_regions: bool = False) -> list[tuple[str, Any]]:
    """Countries by name, and their regions below them."""
    territories = Locale.parse(babel_locale()).territories
    found: list[tuple[str, Any]] = []
    for country in COUNTRIES:
        name = territories[_LIBRARY_TERRITORY.get(country, country)]
        parts = _regions(country) if with_regions else {}
        found.append((country, name))
        if parts:
            found.append((name, [(f"{country}-{code}", f"{name} · {part}") for code, part in parts.items()]))
    return found


def place_name(country: str, region: str) -> str:
    """A country or region in the reader's language, as far as it is known."""
    name = str(Locale.parse(babel_locale()).territories[_LIBRARY_TERRITORY.get(country, country)])
    return f"{name} · {_regions(country).get(region, region)}" if region else name


@lru_cache
def _regions(country: str) -> dict[str, str]:
    return regions(country)

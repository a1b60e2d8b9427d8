"""Forms of brands, regions, outlets and teams."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import zones
from anxin.surfaces.kit.forms import MIB, FilesField, Form
from anxin.surfaces.kit.weeks import week_fields, week_of

LANGUAGES = (("zh-hans", "zh_hans"), ("zh-hant", "zh_hant"), ("en", "en"))
PICTURES = ["image/png", "image/jpeg", "image/webp"]


class NamedForm(Form):
    """What everything in the organisation has: a code and names."""

    code = forms.SlugField(
        label=_("Code"), max_length=30, help_text=_("Short, for lists and imports: letters, digits, dashes.")
    )
    name_zh_hans = forms.CharField(label=_("Name in Simplified Chinese"), max_length=60, required=False)
    name_zh_hant = forms.CharField(
        label=_("Name in Traditional Chinese"),
        max_length=60,
        required=False,
        help_text=_("Empty: made from the simplified one."),
    )
    name_en = forms.CharField(label=_("Name in English"), max_length=60, required=False)

    def add_refusal(self, refusal: Any) -> None:
        """Names are three fields here and one for the operation."""
        if refusal.field == "names":
            self.add_error("name_zh_hans", str(refusal.message))
        else:
            super().add_refusal(refusal)

    def texts(self, kind: str) -> dict[str, str]:
        """The values of the three fields of `kind` ("name", "slogan") by language."""
        return {language: self.cleaned_data[f"{kind}_{suffix}"] for language, suffix in LANGUAGES}

    def values(self) -> dict[str, Any]:
        """What the operation gets."""
        return {"code": self.cleaned_data["code"], "names": self.texts("name")}


def initial_of(thing: Any, *fields: str) -> dict[str, Any]:
    """What a form shows of a stored thing."""
    if thing is None:
        return {}
    texts = {f"name_{suffix}": thing.names.get(language, "") for language, suffix in LANGUAGES}
    return {"code": thing.code, **texts, **{field: getattr(thing, field) for field in fields}}


class BrandForm(NamedForm):
    """A brand's names, look, language and working time."""

    slogan_zh_hans = forms.CharField(label=_("Slogan in Simplified Chinese"), max_length=120, required=False)
    slogan_zh_hant = forms.CharField(label=_("Slogan in Traditional Chinese"), max_length=120, required=False)
    slogan_en = forms.CharField(label=_("Slogan in English"), max_length=120, required=False)
    accent = forms.RegexField(
        label=_("Colour"),
        regex=r"^#[0-9a-fA-F]{6}$",
        initial="#0f766e",
        widget=forms.TextInput(attrs={"type": "color", "class": "form-control-color"}),
    )
    logo = FilesField(
        label=_("Logo"),
        required=False,
        max_files=1,
        max_bytes=5 * MIB,
        accept=PICTURES,
        help_text=_("PNG, JPEG or WebP, best on a transparent ground."),
    )
    removes_logo = forms.BooleanField(label=_("Remove the logo"), required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=settings.LANGUAGES, help_text=_("What customers see first; everybody can switch.")
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=zones.choices, initial=settings.TIME_ZONE)
    hotline = forms.CharField(label=_("Hotline"), max_length=40, required=False)
    order = forms.IntegerField(label=_("Place in lists"), min_value=0, max_value=1000, initial=0)
    is_active = forms.BooleanField(label=_("Customers can turn to this brand"), required=False, initial=True)

    def __init__(self, *args: Any, week: Mapping[str, list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(week_fields(week))

    @property
    def week_bound(self) -> list[Any]:
        """The seven fields of the week."""
        return [self[name] for name in self.fields if name.startswith("week_")]

    def week(self) -> dict[str, list[str]]:
        """The working time, as calendars keep it."""
        return week_of(self.cleaned_data)

    def add_refusal(self, refusal: Any) -> None:
        """A week that cannot be is shown at the day it names."""
        if refusal.field == "week":
            day = str(refusal.details.get("path", "")).removeprefix("week.")[:3]
            self.add_error(f"week_{day}" if f"week_{day}" in self.fields else None, str(refusal.message))
        else:
            super().add_refusal(refusal)

    def values(self) -> dict[str, Any]:
        """What the operation gets, the logo apart."""
        plain = ("accent", "language", "zone", "hotline", "order", "is_active")
        return {
            **super().values(),
            "slogans": self.texts("slogan"),
            **{name: self.cleaned_data[name] for name in plain},
        }


class OutletForm(NamedForm):
    """An outlet."""

    region = forms.TypedChoiceField(label=_("Region"), coerce=int)
    is_partner = forms.BooleanField(label=_("A partner's, not our own"), required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)

    def values(self) -> dict[str, Any]:
        """What the operation gets."""
        data = self.cleaned_data
        rest = {name: data[name] for name in ("is_partner", "address", "phone")}
        return {**super().values(), "region_id": data["region"], **rest}


class TeamForm(NamedForm):
    """A team and its people."""

    brand = forms.TypedChoiceField(label=_("Works for"), coerce=int, required=False, empty_value=None)
    members = forms.TypedMultipleChoiceField(
        label=_("Members"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    leads = forms.TypedMultipleChoiceField(
        label=_("Who leads"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    is_active = forms.BooleanField(label=_("Takes new cases"), required=False, initial=True)

    def values(self) -> dict[str, Any]:
        """What the operation gets, people apart."""
        data = self.cleaned_data
        return {**super().values(), "brand_id": data["brand"], "is_active": data["is_active"]}

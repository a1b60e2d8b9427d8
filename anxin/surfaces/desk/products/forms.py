"""Forms of product lines and models."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit.forms import MIB, FilesField, Form


def _lines(label: Any, help_text: Any = "") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 3, "data-autosize": True})
    return forms.CharField(label=label, required=False, max_length=4000, help_text=help_text, widget=area)


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class _ProductForm(Form):
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    picture = FilesField(
        label=_("Picture"),
        required=False,
        max_files=1,
        max_bytes=10 * MIB,
        accept=["image/jpeg", "image/png", "image/webp"],
    )
    is_active = forms.BooleanField(
        label=_("Customers may choose it"), required=False, initial=True, help_text=_("Old cases keep it either way.")
    )

    def names(self) -> dict[str, str]:
        """The names that were given."""
        texts = {"zh-hans": self.cleaned_data["name_zh"], "en": self.cleaned_data["name_en"]}
        return {language: text for language, text in texts.items() if text}


class LineForm(_ProductForm):
    """A kind of product of a brand."""

    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("It cannot be changed later."))
    field_order = ("brand_id", "code", "name_zh", "name_en", "picture", "is_active")

    def __init__(self, *args: Any, brands: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["brand_id"].choices = [(brand.pk, in_language(brand.names, language)) for brand in brands]  # type: ignore[attr-defined]


class ModelForm(_ProductForm):
    """One model."""

    number = forms.CharField(label=_("Model number"), max_length=60, required=False)
    description_zh = _lines(_("Description in Chinese"))
    description_en = _lines(_("Description in English"))
    safety_zh = _lines(
        _("Safety notes in Chinese"), _("One sentence a line; customers read them behind the code on the machine.")
    )
    safety_en = _lines(_("Safety notes in English"))
    launched_date = _day(_("On the market since"))
    last_made_date = _day(_("Last made on"))
    end_of_sale_date = _day(_("Sold until"))
    end_of_support_date = _day(_("Supported until"))
    field_order = ("number", "name_zh", "name_en", "picture", "is_active")

    def life(self) -> dict[str, Any]:
        """The days of its life, the descriptions and the safety notes; a language no form shows stays as it was."""
        given = self.cleaned_data
        texts = {
            "descriptions": {"zh-hans": given["description_zh"], "en": given["description_en"]},
            "safety_notes": {"zh-hans": given["safety_zh"], "en": given["safety_en"]},
        }
        days = ("launched_date", "last_made_date", "end_of_sale_date", "end_of_support_date")
        known = {name: dict(self.initial.get(name) or {}) for name in texts}
        merged = {name: {k: v for k, v in {**known[name], **texts[name]}.items() if v} for name in texts}
        return {**merged, **{name: given[name] for name in days}}


def initial_of(row: Any) -> dict[str, Any]:
    """What the form shows for a line or model."""
    names = {"name_zh": row.names.get("zh-hans", ""), "name_en": row.names.get("en", "")}
    own = {name: getattr(row, name) for name in ("brand_id", "code", "number") if hasattr(row, name)}
    life = (
        "launched_date",
        "last_made_date",
        "end_of_sale_date",
        "end_of_support_date",
        "descriptions",
        "safety_notes",
    )
    own |= {name: getattr(row, name) for name in life if hasattr(row, name)}
    for name, field in (("descriptions", "description"), ("safety_notes", "safety")):
        texts = own.get(name) or {}
        own |= {f"{field}_zh": texts.get("zh-hans", ""), f"{field}_en": texts.get("en", "")}
    return {**names, **own, "is_active": row.is_active}

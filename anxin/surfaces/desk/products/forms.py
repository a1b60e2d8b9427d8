"""Forms of product lines and models."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit.forms import MIB, FilesField, Form


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
    field_order = ("number", "name_zh", "name_en", "picture", "is_active")


def initial_of(row: Any) -> dict[str, Any]:
    """What the form shows for a line or model."""
    names = {"name_zh": row.names.get("zh-hans", ""), "name_en": row.names.get("en", "")}
    own = {name: getattr(row, name) for name in ("brand_id", "code", "number") if hasattr(row, name)}
    return {**names, **own, "is_active": row.is_active}

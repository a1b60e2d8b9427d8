"""Forms of parts, documents, software versions and services."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.catalog.types import DOCUMENT_KINDS
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit.forms import MIB, FilesField, Form

LANGUAGES = [("zh-hans", _("Simplified Chinese")), ("zh-hant", _("Traditional Chinese")), ("en", _("English"))]
_LINES = forms.Textarea(attrs={"rows": 3, "data-autosize": True})


class _Named(Form):
    name_zh = forms.CharField(label=_("Name in Chinese"), max_length=80, required=False)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)

    def names(self) -> dict[str, str]:
        """The names that were given."""
        texts = {"zh-hans": self.cleaned_data["name_zh"], "en": self.cleaned_data["name_en"]}
        return {language: text for language, text in texts.items() if text}


class PartForm(_Named):
    """A spare part."""

    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    number = forms.CharField(label=_("Part number"), max_length=60)
    price_amount = forms.DecimalField(label=_("Price"), required=False, max_digits=12, decimal_places=2, min_value=0)
    fits = forms.TypedMultipleChoiceField(label=_("Fits models"), coerce=int, required=False)
    substitutes = forms.CharField(
        label=_("May be replaced by"),
        required=False,
        max_length=500,
        help_text=_("Numbers of other parts, separated by commas."),
    )
    supersedes = forms.CharField(
        label=_("Takes the place of"),
        required=False,
        max_length=60,
        help_text=_("Number of the older part this one follows."),
    )
    is_main_part = forms.BooleanField(
        label=_("Main part"), required=False, help_text=_("Main parts often have a longer warranty.")
    )
    is_active = forms.BooleanField(label=_("Can be ordered"), required=False, initial=True)
    field_order = ("brand_id", "number", "name_zh", "name_en", "price_amount", "fits", "substitutes", "supersedes")

    def __init__(self, *args: Any, brands: Iterable[Any], models: Iterable[Any], language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["brand_id"].choices = [(row.pk, in_language(row.names, language)) for row in brands]  # type: ignore[attr-defined]
        self.fields["fits"].choices = [(row.pk, f"{row.number} {in_language(row.names, language)}") for row in models]  # type: ignore[attr-defined]
        self.fields["fits"].widget.attrs["size"] = 8


class ServiceForm(_Named):
    """A service sold without goods."""

    brand_id = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    code = forms.SlugField(label=_("Code"), max_length=40, help_text=_("It cannot be changed later."))
    description_zh = forms.CharField(label=_("Description in Chinese"), required=False, max_length=1000, widget=_LINES)
    description_en = forms.CharField(label=_("Description in English"), required=False, max_length=1000, widget=_LINES)
    price_amount = forms.DecimalField(label=_("Price"), required=False, max_digits=12, decimal_places=2, min_value=0)
    months = forms.IntegerField(
        label=_("Good for (months)"),
        required=False,
        min_value=1,
        max_value=240,
        help_text=_("Empty: a single service."),
    )
    is_active = forms.BooleanField(label=_("Is sold"), required=False, initial=True)
    field_order = ("brand_id", "code", "name_zh", "name_en")

    def __init__(self, *args: Any, brands: Iterable[Any], language: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["brand_id"].choices = [(row.pk, in_language(row.names, language)) for row in brands]  # type: ignore[attr-defined]

    def descriptions(self) -> dict[str, str]:
        """The descriptions that were given."""
        return {"zh-hans": self.cleaned_data["description_zh"], "en": self.cleaned_data["description_en"]}


class DocumentForm(Form):
    """Something to read or watch."""

    kind = forms.ChoiceField(label=_("Kind"), choices=DOCUMENT_KINDS)
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES)
    title = forms.CharField(label=_("Title"), max_length=120)
    version = forms.CharField(label=_("Version"), max_length=30, required=False)
    file = FilesField(
        label=_("File"),
        required=False,
        max_files=1,
        max_bytes=20 * MIB,
        accept=["application/pdf", "video/*", "image/*"],
    )
    url = forms.CharField(
        label=_("Or an address"), required=False, max_length=500, help_text=_("A film or page elsewhere.")
    )
    is_public = forms.BooleanField(
        label=_("Customers see it"),
        required=False,
        initial=True,
        help_text=_("Service manuals are for engineers only."),
    )


class FirmwareForm(Form):
    """A software version."""

    version = forms.CharField(label=_("Version"), max_length=40)
    released_date = forms.DateField(
        label=_("Published on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    requires_id = forms.TypedChoiceField(
        label=_("Needs first"),
        coerce=int,
        required=False,
        empty_value=None,
        help_text=_("A version that must be on the machine before this one."),
    )
    notes_zh = forms.CharField(label=_("What is new, in Chinese"), required=False, max_length=2000, widget=_LINES)
    notes_en = forms.CharField(label=_("What is new, in English"), required=False, max_length=2000, widget=_LINES)
    is_withdrawn = forms.BooleanField(label=_("Withdrawn"), required=False, help_text=_("It is no longer given out."))

    def __init__(self, *args: Any, earlier: Iterable[Any], **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["requires_id"].choices = [("", _("nothing")), *((row.pk, row.version) for row in earlier)]  # type: ignore[attr-defined]

    def notes(self) -> dict[str, str]:
        """What is new, by language."""
        return {"zh-hans": self.cleaned_data["notes_zh"], "en": self.cleaned_data["notes_en"]}

"""Forms of data in and out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.foundation.text.localised import in_language
from anxin.foundation.transfer.operations.runs import LARGEST_BYTES
from anxin.surfaces.desk.transfer.words import FORMATS
from anxin.surfaces.kit.forms import FilesField, Form


class ImportForm(Form):
    """What is brought in, for which brand, from where."""

    importer = forms.ChoiceField(label=_("What is in the file?"), widget=forms.RadioSelect)
    brand_id = forms.TypedChoiceField(label=_("For which brand?"), coerce=int)
    source = forms.CharField(
        label=_("Where does it come from?"),
        max_length=60,
        help_text=_(
            "A name for the old system, for example “old CRM”. Files of the same source know each other's numbers, and can be undone together."
        ),
    )
    file = FilesField(
        label=_("File"),
        max_files=1,
        max_bytes=LARGEST_BYTES,
        accept=[".csv", ".tsv", ".txt", ".xlsx", ".json", ".jsonl", ".ndjson"],
        help_text=_("CSV (any separator, UTF-8 or GB18030), Excel (.xlsx) or JSON, with headings in the first row."),
    )

    def __init__(self, *args: Any, importers: Any, brands: Any, language: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["importer"].choices = [(each.key, each.label) for each in importers]  # type: ignore[attr-defined]
        self.fields["brand_id"].choices = [(b.pk, in_language(b.names, language)) for b in brands]  # type: ignore[attr-defined]


class MappingForm(Form):
    """Which heading is which column: one choice for each heading, by its place."""

    def __init__(self, *args: Any, headings: Any, columns: Any, mapping: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._headings = list(headings)
        offered = [("", _("leave out")), *((column.name, _label(column)) for column in columns)]
        for place, heading in enumerate(self._headings):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading, choices=offered, required=False, initial=mapping.get(heading, "")
            )

    def mapping(self) -> dict[str, str]:
        """Heading → column, "" for one that is left out."""
        return {heading: self.cleaned_data.get(f"column_{place}", "") for place, heading in enumerate(self._headings)}


def _label(column: Any) -> str:
    return f"{column.label} *" if column.is_required else str(column.label)


class ExportForm(Form):
    """What goes out in which form."""

    exporter = forms.ChoiceField(label=_("What is to go out?"), widget=forms.RadioSelect)
    format = forms.ChoiceField(label=_("As"), choices=FORMATS, widget=forms.RadioSelect, initial="xlsx")
    filters = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)

    def __init__(self, *args: Any, exporters: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["exporter"].choices = [(each.key, each.label) for each in exporters]  # type: ignore[attr-defined]

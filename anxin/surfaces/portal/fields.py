"""Form fields customers' pages share."""

from __future__ import annotations

from typing import Any

from django import forms


class Words(forms.CharField):
    """Free text of a customer: nothing stripped, and a line break counts as one character, as on her screen (browsers send two)."""

    def __init__(self, **options: Any) -> None:
        super().__init__(strip=False, **options)

    def to_python(self, value: Any) -> str:
        """The text with plain line breaks."""
        return str(super().to_python(value)).replace("\r\n", "\n").replace("\r", "\n")


class Trap(forms.CharField):
    """A field nobody sees and only programs fill in. A browser's autofill may too: then sending once more helps, for it comes back empty."""

    def __init__(self, **options: Any) -> None:
        attrs = {"tabindex": "-1", "autocomplete": "off", "class": "ax-sr", "aria-hidden": "true"}
        super().__init__(required=False, widget=forms.TextInput(attrs=attrs), **options)

    def clean(self, value: Any) -> str:
        """Empty. Raises ValidationError for anything else."""
        if value:
            raise forms.ValidationError(self.error_messages["invalid"])
        return ""

"""The word somebody has to type before everything of the demo goes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.forms import Form

WORD = _("remove")


class RemovalForm(Form):
    """Confirmation in words."""

    word = forms.CharField(label=_("Type the word to confirm"), max_length=40)

    def clean_word(self) -> str:
        """Only the word itself, in the reader's language, whatever its case."""
        typed: str = self.cleaned_data["word"].strip()
        if typed.casefold() != str(WORD).casefold():
            raise forms.ValidationError(_("This is not the word. Nothing was removed."))
        return typed

"""The form of one wording."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.operations.texts import LONGEST_BODY, LONGEST_SUBJECT
from anxin.surfaces.kit.forms import Form


class WordingForm(Form):
    """Subject and body, and the case to preview with."""

    subject = forms.CharField(label=_("Subject"), max_length=LONGEST_SUBJECT)
    body = forms.CharField(
        label=_("Text"), max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 12, "data-autosize": True})
    )
    case = forms.IntegerField(
        label=_("Preview with case number"), required=False, min_value=1, help_text=_("Empty: with samples.")
    )

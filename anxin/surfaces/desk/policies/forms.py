"""Small forms of the policies' pages."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.forms import Form


class NewForm(Form):
    """A new policy."""

    name = forms.CharField(label=_("Name"), max_length=80)
    code = forms.SlugField(
        label=_("Short name"), max_length=40, help_text=_("Letters, digits and dashes; it stands in addresses.")
    )
    order = forms.IntegerField(
        label=_("Order"), min_value=1, max_value=999, initial=15, help_text=_("The lower number is asked first.")
    )


class PublicationForm(Form):
    """From when on, and why."""

    valid_from = forms.DateTimeField(
        label=_("Valid from"),
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
        help_text=_("Empty: at once."),
    )
    note = forms.CharField(label=_("Why"), max_length=300, required=False)
    preview = forms.IntegerField(widget=forms.HiddenInput)

"""The form that finds a case again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.forms import Form


class TrackForm(Form):
    """Query code, and something only its customer knows."""

    code = forms.CharField(
        label=_("Query code"),
        max_length=40,
        help_text=_("Ten letters and digits, for example 7K3MQ-9XTRA."),
        error_messages={"required": _("Please give the query code.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    proof = forms.CharField(
        label=_("Last four digits of your phone number, or your e-mail"),
        max_length=254,
        help_text=_("The one you gave us. So nobody who guesses a code reads your request."),
        error_messages={"required": _("Please give the last four digits, or your e-mail.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

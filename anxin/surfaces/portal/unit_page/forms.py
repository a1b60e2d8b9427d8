"""The form by which somebody says that a machine is hers now."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.types import normal_email, normal_phone
from anxin.foundation.errors import Invalid
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.portal.fields import Trap, Words


class ClaimForm(Form):
    """How she came to it, and how we reach her."""

    message = Words(
        label=_("How did you get it?"),
        required=False,
        max_length=1000,
        help_text=_("For example: bought second-hand in May, a present of my parents, it was in the flat."),
        widget=forms.Textarea(attrs={"rows": 3, "data-autosize": True, "data-most": 1000}),
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=40,
        help_text=_("We call or write only about this."),
        error_messages={"required": _("Please give a phone number, so that we can reach you.")},
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    email = forms.CharField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email", "inputmode": "email"}),
    )
    name = forms.CharField(
        label=_("How may we call you?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    consent = forms.BooleanField(
        error_messages={"required": _("Please tick this, so that we may work on your request.")}
    )
    website = Trap(label="", error_messages={"invalid": _("Please send it once more.")})

    def __init__(self, *args: Any, region: str, **more: Any) -> None:
        super().__init__(*args, **more)
        self.region = region

    def clean_message(self) -> str:
        """Without characters that cannot be kept."""
        return str(self.cleaned_data["message"]).replace("\0", "")

    def clean_phone(self) -> str:
        """Any spelling people use; kept as typed."""
        phone = str(self.cleaned_data["phone"])
        try:
            normal_phone(phone, region=self.region)
        except Invalid as refusal:
            raise forms.ValidationError(str(refusal.message)) from refusal
        return phone

    def clean_email(self) -> str:
        """Empty or an address."""
        typed = str(self.cleaned_data["email"]).strip()
        try:
            return normal_email(typed) if typed else ""
        except Invalid as refusal:
            raise forms.ValidationError(str(refusal.message)) from refusal

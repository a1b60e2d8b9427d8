"""How we reach whoever writes to us without an account: asked alike wherever a customer turns to us."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.types import Reach, normal_email, normal_phone
from anxin.foundation.errors import Invalid
from anxin.surfaces.kit.forms import Form
from anxin.surfaces.portal.fields import Trap


class ReachForm(Form):
    """Phone, mail and name, with her consent. `region` is the country of a phone number without country code."""

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

    def clean_phone(self) -> str:
        """Any spelling people use; kept as typed."""
        return self.checked(lambda phone: normal_phone(phone, region=self.region), str(self.cleaned_data["phone"]))

    def clean_email(self) -> str:
        """Empty or an address."""
        typed = str(self.cleaned_data["email"]).strip()
        return self.checked(normal_email, typed) if typed else ""

    def checked(self, check: Callable[[str], object], value: str) -> str:
        """The value as it was typed, once the domain takes it. Raises ValidationError with the domain's own words."""
        try:
            check(value)
        except Invalid as refusal:
            raise forms.ValidationError(str(refusal.message)) from refusal
        return value

    def reach(self, *, language: str, zone: str) -> Reach:
        """What was given, as operations take it."""
        data = self.cleaned_data
        return Reach(
            phone=data["phone"],
            email=data["email"],
            name=data["name"],
            language=language,
            zone=zone,
            region=self.region,
        )

"""The forms of the mail settings."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.types import Security
from anxin.surfaces.kit.forms import Form

_SECURITY = (
    (Security.TLS, "TLS"),
    (Security.STARTTLS, "STARTTLS"),
    (Security.NONE, _("none (only inside one's own network)")),
)


class AccountForm(Form):
    """One SMTP account. The password is never shown again."""

    host = forms.CharField(
        label=_("Server"), max_length=200, widget=forms.TextInput(attrs={"placeholder": "smtp.example.com"})
    )
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=465)
    security = forms.ChoiceField(label=_("Encryption"), choices=_SECURITY, initial=Security.TLS)
    username = forms.CharField(
        label=_("User name"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    from_name = forms.CharField(label=_("Sender's name"), max_length=100, required=False)
    from_address = forms.CharField(label=_("Sender's address"), max_length=254, widget=forms.EmailInput())


class TestForm(Form):
    """Where the test mail goes."""

    to = forms.CharField(label=_("Test mail to"), max_length=254, widget=forms.EmailInput())

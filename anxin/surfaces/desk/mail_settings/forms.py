"""The forms of the mail settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.operations.mailboxes import Access
from anxin.domain.messaging.types import Arrival, Auth, Security
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
    tags_sender = forms.BooleanField(
        label=_("Mark the return address of every mail"),
        required=False,
        help_text=_(
            "Bounces then tell of which mail they speak. Only for a server of your own that takes name+anything@."
        ),
    )


class TestForm(Form):
    """Where the test mail goes."""

    to = forms.CharField(label=_("Test mail to"), max_length=254, widget=forms.EmailInput())


_VIA = ((Arrival.FETCHED, _("we fetch it (IMAP)")), (Arrival.DELIVERED, _("it is delivered to us (SMTP, LMTP, pipe)")))
_AUTH = (
    (Auth.PASSWORD, _("password or authorisation code")),
    (Auth.MICROSOFT, "Microsoft 365 (OAuth)"),
    (Auth.GOOGLE, "Google (OAuth)"),
)


class MailboxForm(Form):
    """One address we are written to. Secrets are never shown again."""

    address = forms.CharField(label=_("Address"), max_length=254, widget=forms.EmailInput())
    brand = forms.TypedChoiceField(label=_("Brand"), coerce=int)
    type_code = forms.ChoiceField(label=_("Case type of new mails"))
    via = forms.ChoiceField(
        label=_("How does its mail reach us?"), choices=_VIA, initial=Arrival.FETCHED, widget=forms.RadioSelect
    )
    is_active = forms.BooleanField(label=_("Take mail for this address"), required=False, initial=True)
    takes_plus = forms.BooleanField(
        label=_("Mail to name+anything@ arrives too"),
        required=False,
        help_text=_(
            "Then every case has an answer address of its own, and answers find their case even where a program loses the thread."
        ),
    )
    host = forms.CharField(
        label=_("Server"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": "imap.example.com"}),
    )
    security = forms.ChoiceField(label=_("Encryption"), choices=_SECURITY, initial=Security.TLS, required=False)
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=993, required=False)
    username = forms.CharField(
        label=_("User name"), max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    folder = forms.CharField(label=_("Folder"), max_length=100, initial="INBOX", required=False)
    auth = forms.ChoiceField(label=_("Log in with"), choices=_AUTH, initial=Auth.PASSWORD, required=False)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    client_id = forms.CharField(label=_("Client id"), max_length=200, required=False)
    tenant = forms.CharField(label=_("Tenant"), max_length=100, required=False)
    client_secret = forms.CharField(
        label=_("Client secret"), required=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )
    refresh_token = forms.CharField(
        label=_("Refresh token"), required=False, widget=forms.PasswordInput(attrs={"autocomplete": "new-password"})
    )

    def __init__(self, *args: Any, brands: list[tuple[int, str]], types: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["brand"].choices = brands  # type: ignore[attr-defined]
        self.fields["type_code"].choices = types  # type: ignore[attr-defined]

    def access(self) -> Access:
        """How it is fetched, as the operation wants it."""
        data = self.cleaned_data
        return Access(
            host=data["host"].strip(),
            port=data["port"] or 993,
            security=data["security"] or Security.TLS,
            username=data["username"],
            folder=data["folder"],
            auth=data["auth"] or Auth.PASSWORD,
            password=data["password"],
            client_id=data["client_id"],
            tenant=data["tenant"],
            client_secret=data["client_secret"],
            refresh_token=data["refresh_token"],
        )

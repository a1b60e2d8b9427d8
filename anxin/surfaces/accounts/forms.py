"""allauth's forms in the kit's look: our labels and help, no placeholders that repeat the label."""

from __future__ import annotations

import hashlib
from typing import Any

from allauth.account import forms as account
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit.forms import Form

USED_SECONDS = 120
PASSWORD_HELP = _("At least 10 characters; a sentence only you think of is best.")
LABELS = {
    "login": _("Mail address"),
    "email": _("Mail address"),
    "password": _("Password"),
    "oldpassword": _("Present password"),
    "password1": _("New password"),
    "password2": _("New password again"),
    "code": _("One-time code"),
    "name": _("Name"),
    "passwordless": _("Log in with it alone"),
}
HELPS = {"password1": PASSWORD_HELP, "passwordless": _("Without a password, by fingerprint, face or the key's PIN.")}


class _Ours:
    """Relabels whatever fields the form has."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.label = LABELS.get(name, field.label)
            field.help_text = HELPS.get(name, "")
            field.widget.attrs.pop("placeholder", None)
            if name == "code":
                field.widget.attrs.update({"inputmode": "numeric", "autofocus": True})
            if name == "login":
                field.widget.attrs.update({"autocomplete": "username webauthn", "autofocus": True})


class LoginForm(_Ours, account.LoginForm):  # type: ignore[misc]
    """Mail address and password."""


class ResetPasswordForm(_Ours, account.ResetPasswordForm):  # type: ignore[misc]
    """Where the link goes."""


class ResetPasswordKeyForm(_Ours, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password by link."""


class ChangePasswordForm(_Ours, account.ChangePasswordForm):  # type: ignore[misc]
    """A new password, knowing the old one."""


class SetPasswordForm(_Ours, account.SetPasswordForm):  # type: ignore[misc]
    """A first password, for people who came by an identity provider."""


class _Once:
    """A code opens once: allauth forgets used ones after 30 seconds, but accepts them for up to 90."""

    def clean_code(self) -> str:
        """The code, unless this person used it a moment ago."""
        typed = normalize_user_code(self.cleaned_data["code"])  # type: ignore[attr-defined]
        key = f"second-factor.{self.user.pk}.{hashlib.sha256(typed.encode()).hexdigest()}"  # type: ignore[attr-defined]
        if cache.get(key):
            raise get_adapter().validation_error("incorrect_code")
        code: str = super().clean_code()  # type: ignore[misc]
        cache.set(key, True, timeout=USED_SECONDS)
        return code


class AuthenticateForm(_Once, _Ours, mfa.AuthenticateForm):  # type: ignore[misc]
    """Code of the app, or a recovery code."""


class ReauthenticateCodeForm(_Once, _Ours, mfa.ReauthenticateForm):  # type: ignore[misc]
    """The code once more."""


class ActivateTOTPForm(_Ours, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app. The secret stays while it is mistyped, so that nobody scans twice."""


class AddWebAuthnForm(_Ours, webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey."""


class JoinForm(Form):
    """What an invited person says about itself."""

    name = forms.CharField(label=_("Your name"), max_length=80, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    password = forms.CharField(
        label=_("Password"),
        help_text=PASSWORD_HELP,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

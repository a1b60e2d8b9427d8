"""How allauth behaves here: nobody signs up, secrets are sealed, and everything it says is in our own words."""

from __future__ import annotations

import io
import time
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.queries import actor_of, needs_second_factor
from anxin.foundation.secrets import seal, unseal
from anxin.surfaces.accounts import words
from anxin.surfaces.kit.house import of_house

# Within this time after logging in, changing one's second factor does not ask for the password again.
FRESH_SECONDS = 300


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Log-in with mail address and password."""

    error_messages = {**DefaultAccountAdapter.error_messages, **words.ACCOUNT_ERRORS}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: people are invited."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nothing: django-axes counts failed passwords, where an administrator can unlock them."""
        self._login_failed_rl_usage = None

    def _rollback_login_failed_rl_usage(self) -> None:
        """Nothing was counted, see `pre_authenticate`."""

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Whether it is this person's password."""
        return bool(user.check_password(password))

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not right after logging in: nobody types the same password twice in a row."""
        records = get_authentication_records(self.request, self.request.user)
        return not records or time.time() - records[-1]["at"] > FRESH_SECONDS

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in the mail; by the public address where one is set, so that no forged Host header gets into it."""
        if settings.PUBLIC_URL:
            uid, _dash, token = key.partition("-")
            path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
            return str(settings.PUBLIC_URL + path)
        return str(super().get_reset_password_from_key_url(key))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors: their secrets are sealed, and who must have one keeps one."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": words.INCORRECT_CODE,
        "cannot_delete_authenticator": _(
            "Your role asks for a second factor. Please add another one before you remove this one."
        ),
        "cannot_generate_recovery_codes": _("Please set up a second factor first."),
    }

    def get_totp_issuer(self) -> str:
        """What the authenticator app shows above the code."""
        return of_house().name or "Anxin"

    def build_totp_svg(self, url: str) -> str:
        """The QR code on white, so that phones read it from a dark page too."""
        picture = io.BytesIO()
        segno.make(url, error="m").save(
            picture, kind="svg", scale=5, border=4, light="#fff", dark="#000", xmldecl=False
        )
        return picture.getvalue().decode()

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Unseal a stored secret."""
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Not the last one of somebody who must have one."""
        strong = Authenticator.objects.filter(user=authenticator.user, type__in=["totp", "webauthn"])
        if strong.exclude(pk=authenticator.pk).exists():
            return True
        return not needs_second_factor(actor_of(authenticator.user))

    def generate_authenticator_name(self, user: Any, type: str) -> str:
        """What a new passkey is called until its owner names it."""
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Passkey %(number)d")) % {"number": number}

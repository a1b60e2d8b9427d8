"""What allauth says, in our words: its own catalogues mix tones, and lag behind in Chinese."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

INCORRECT_CODE = _("This code is not right. Codes change every 30 seconds; please type the newest one.")

ACCOUNT_ERRORS = {
    "account_inactive": _("This account is not active."),
    "email_password_mismatch": _("Mail address or password is not right."),
    "enter_current_password": _("This is not your present password."),
    "incorrect_code": INCORRECT_CODE,
    "incorrect_password": _("This is not your password."),
    "invalid_login": _("Mail address or password is not right."),
    "invalid_password_reset": _("This link does not work any more. Please ask for a new one."),
    "too_many_login_attempts": _("That was a lot at once. Please wait a few minutes."),
    "rate_limited": _("That was a lot at once. Please wait a few minutes."),
}

# Sentences inside allauth's forms, which look them up in our catalogue first.
_IN_FORMS = (gettext_noop("You must type the same password each time."),)

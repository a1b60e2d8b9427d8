"""Normal forms of phone numbers and mail addresses, and how they look masked."""

from __future__ import annotations

import re

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from anxin.foundation.errors import Invalid


def normal_phone(typed: str, *, region: str = "CN", field: str = "phone") -> str:
    """E.164 form of a phone number as people type it (spaces, dashes, 0086, full-width digits). Raises Invalid(field)."""
    try:
        number = phonenumbers.parse(typed.strip(), region)
    except phonenumbers.NumberParseException as error:
        raise Invalid(_("This does not look like a phone number."), field=field) from error
    if not phonenumbers.is_possible_number(number):
        raise Invalid(_("This phone number has too few or too many digits."), field=field)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def normal_email(typed: str, *, field: str = "email") -> str:
    """Lower-case form of a mail address. Raises Invalid(field)."""
    address = typed.strip().lower()
    try:
        validate_email(address)
    except ValidationError as error:
        raise Invalid(_("This does not look like a mail address."), field=field) from error
    return address


def masked_phone(shown: str) -> str:
    """138****5678: enough to recognise one's own, not enough to call."""
    digits = re.sub(r"\D", "", shown)
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) >= 9 else "****" + digits[-2:]


def masked_email(address: str) -> str:
    """l***@example.com."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}***@{host}"

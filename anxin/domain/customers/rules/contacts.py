"""Normal forms of phone numbers and mail addresses, and how they look masked."""

from __future__ import annotations

import re
import unicodedata

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


def normal_handle(typed: str, *, field: str = "value") -> str:
    """Lower-case form of a WeChat id, a QQ number or another name on a channel. Raises Invalid(field)."""
    handle = "".join(unicodedata.normalize("NFKC", typed).split()).lower()
    if not handle or len(handle) > 100:
        raise Invalid(_("Please give the name or number she uses there."), field=field)
    return handle


def normal_value(kind: str, typed: str, *, region: str = "CN", field: str = "value") -> str:
    """The one form an address of that kind is kept in. Raises Invalid(field)."""
    if kind == "phone":
        return normal_phone(typed, region=region, field=field)
    return normal_email(typed, field=field) if kind == "email" else normal_handle(typed, field=field)


def mailbox_key(address: str) -> str:
    """The mailbox behind a normal address: without +tags, and for Gmail without the dots it ignores.

    Only Google documents that dots do not count (support.google.com/mail/answer/7436150); elsewhere a.b and ab are two people.
    """
    name, _at, host = address.partition("@")
    name = name.partition("+")[0]
    if host in ("gmail.com", "googlemail.com"):
        return f"{name.replace('.', '')}@gmail.com"
    return f"{name}@{host}"


def masked_handle(shown: str) -> str:
    """w***: enough to recognise one's own."""
    return shown[:1] + "***"


def masked_address(street: str) -> str:
    """The street without its numbers: 文三路 18 号 3 幢 → 文三路 ***."""
    found = re.search(
        r"[0-9０-９一二三四五六七八九十零〇]+\s*(?:号|號|弄|幢|栋|棟|室|楼|樓|单元|單元)|[0-9０-９]", street
    )
    start = street[: found.start()].rstrip() if found else street[: max(len(street) // 2, 1)]
    return f"{start[:12]}***"

"""Addresses that lead a mail to its case: care+c<code><signature>@…, forged by nobody who was not written to."""

from __future__ import annotations

import hmac
import re

from django.conf import settings

from anxin.domain.cases import links
from anxin.domain.cases.models import Case
from anxin.domain.messaging import queries as messaging
from anxin.foundation.ids import read_code, sign

_PURPOSE = "case mail address"
# 40 bits: guessing one is hopeless by mail, and the local part stays far below its 64 characters (RFC 5321 4.5.3.1.1).
_SIGNATURE_LENGTH = 8
_TAG = re.compile(rf"\+c([0-9a-z]{{{links.CODE_LENGTH + _SIGNATURE_LENGTH}}})$", re.IGNORECASE)


def reply_address(case: Case) -> str:
    """Where answers to mail about this case shall go; empty when they find it by the thread alone and need no address of their own."""
    mailbox = messaging.mailbox_of_brand(case.brand_id)
    if mailbox is None:
        return ""
    if not mailbox.takes_plus:
        return mailbox.address
    user, _at, domain = mailbox.address.rpartition("@")
    return f"{user}+c{(case.code + _signature(case.code)).lower()}@{domain}"


def find_by_address(address: str) -> Case | None:
    """The case an address was made for; None for a forged or ordinary one."""
    found = _TAG.search(address.partition("@")[0])
    if found is None:
        return None
    tag = read_code(found[1])
    code, signature = tag[: links.CODE_LENGTH], tag[links.CODE_LENGTH :]
    return links.find_by_code(code) if hmac.compare_digest(_signature(code), signature) else None


def without_tag(address: str) -> str:
    """care@… of care+anything@…, in lower case."""
    user, at, domain = address.strip().lower().rpartition("@")
    return f"{user.partition('+')[0]}{at}{domain}"


def _signature(code: str) -> str:
    return sign(code, key=settings.SECRET_KEY, purpose=_PURPOSE, length=_SIGNATURE_LENGTH)

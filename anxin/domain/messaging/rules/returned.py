"""Addresses that bounces come back to, and what a returned mail means: pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from anxin.domain.messaging.types import Returned
from anxin.foundation.ids import is_signed, sign

_PURPOSE = "bounce address"
_TAG = re.compile(r"\+b(\d{1,18})-([0-9a-z]{16})$", re.IGNORECASE)
_DELAYED = re.compile(
    r"delay|will (?:be )?(?:keep|continue|retr)|still trying|not yet been delivered|warning only", re.IGNORECASE
)


def tagged(address: str, outgoing_id: int, *, key: str) -> str:
    """The sender's address for the transport, telling of which mail a bounce speaks: care+b42-<signature>@…"""
    user, _at, domain = address.rpartition("@")
    return f"{user}+b{outgoing_id}-{sign(str(outgoing_id), key=key, purpose=_PURPOSE).lower()}@{domain}"


def outgoing_of(recipients: Iterable[str], *, key: str) -> int | None:
    """Id of the mail a bounce to these addresses speaks of; None for forged and ordinary ones."""
    for recipient in recipients:
        found = _TAG.search(recipient.rpartition("@")[0])
        if found and is_signed(found[1], found[2].upper(), key=key, purpose=_PURPOSE):
            return int(found[1])
    return None


def kind_of(returned: Returned) -> str:
    """ "delivered", "delayed" or "failed": by the class of the status (RFC 3463), else by the words."""
    if returned.status.startswith("2") or returned.reason == "delivered":
        return "delivered"
    is_passing = returned.status.startswith("4") and not returned.is_permanent
    if returned.reason in ("delayed", "delay") or (is_passing and _DELAYED.search(returned.diagnosis)):
        return "delayed"
    return "failed"

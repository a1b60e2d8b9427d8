"""A mail as the bytes that leave, signed with DKIM (RFC 6376) where the account has a key that is switched on."""

from __future__ import annotations

from email.message import EmailMessage

from anxin.domain.messaging.models import DkimKey
from anxin.domain.messaging.types import Letter
from anxin.foundation.secrets import unseal

# What a forger would change; over-signed, so that nobody adds a second Subject either (RFC 6376 8.15).
_SIGNED = (
    "from",
    "to",
    "cc",
    "subject",
    "date",
    "message-id",
    "in-reply-to",
    "references",
    "reply-to",
    "mime-version",
    "content-type",
    "list-unsubscribe",
    "list-unsubscribe-post",
)


def sealed(message: EmailMessage, key: DkimKey | None) -> Letter:
    """The mail as bytes, signed if there is a key. Raises ValueError when the installation's key changed since."""
    content = message.as_bytes()
    needs_utf8 = False
    if _has_foreign_address(message):
        content = message.as_bytes(policy=message.policy.clone(utf8=True))
        needs_utf8 = True
    if key is None:
        return Letter(content, needs_utf8)
    import dkim  # brings a resolver along that takes its time to load: not at the start

    present = [name for name in _SIGNED if message[name] is not None]
    signature = dkim.sign(
        content,
        key.selector.encode(),
        key.domain.encode(),
        unseal(key.sealed_private_key).encode(),
        canonicalize=(b"relaxed", b"relaxed"),
        include_headers=[name.encode() for name in (*present, "from", "subject")],
    )
    return Letter(signature + content, needs_utf8)


def _has_foreign_address(message: EmailMessage) -> bool:
    return any(
        not address.addr_spec.isascii()
        for name in ("From", "To", "Cc", "Reply-To")
        if message[name] is not None
        for address in message[name].addresses
    )

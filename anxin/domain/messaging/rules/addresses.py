"""Mail addresses: for the wire, and hidden where personal data has no place."""

from __future__ import annotations

import re
from email.headerregistry import Address

_ANY = re.compile(r"[^\s<>()\[\]\"',;:]+@[^\s<>()\[\]\"',;:]+")


def for_wire(address: str) -> str:
    """The address with its domain in ASCII (IDNA), so that only a local part like 李雷 needs SMTPUTF8. Raises ValueError when it is none."""
    user, _at, domain = address.rpartition("@")
    if not user or not domain or any(c.isspace() or ord(c) < 32 for c in address):
        raise ValueError("not a mail address")
    if not domain.isascii():
        domain = domain.encode("idna").decode("ascii")
    if address.isascii():
        Address(addr_spec=f"{user}@{domain}")
    return f"{user}@{domain}"


def masked(address: str) -> str:
    """l***@example.com."""
    name, _at, host = address.partition("@")
    return f"{name[:1]}***@{host}" if host else "***"


def without_addresses(text: str) -> str:
    """A server's words with every mail address masked: they go into events, which hold no personal data."""
    return _ANY.sub(lambda found: masked(found[0]), text)

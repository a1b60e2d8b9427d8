"""Who may read addresses of outgoing messages in full."""

from __future__ import annotations

from anxin.domain.messaging.rules.addresses import masked, without_addresses
from anxin.foundation.actors import Actor


def shown_address(address: str, *, actor: Actor, brand_id: int | None) -> str:
    """An address as this actor may see it."""
    return address if not address or _may_reveal(actor, brand_id) else masked(address)


def shown_words(words: str, *, actor: Actor, brand_id: int | None) -> str:
    """A server's words (which often repeat the address) as this actor may see them."""
    return words if _may_reveal(actor, brand_id) else without_addresses(words)


def _may_reveal(actor: Actor, brand_id: int | None) -> bool:
    return actor.can("customers.reveal", {"brand": brand_id})

"""Telling who asked to take a unit over what was decided. Here, because units lie below the mail that goes out."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from anxin.domain.accounts.queries import get_brand
from anxin.domain.customers import queries as customers
from anxin.domain.messaging.operations import sending
from anxin.domain.units import queries as units
from anxin.domain.units.types import ClaimState
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import NotFound
from anxin.foundation.text.localised import in_language

TEXTS = {
    ClaimState.APPROVED: "units.claim_approved",
    ClaimState.REFUSED: "units.claim_refused",
    ClaimState.UNDONE: "units.claim_undone",
}


def tell_claimant(*, claim_id: int, state: str, at: datetime) -> None:
    """Send the decision by mail when the claimant gave an address that works; a decision that changed meanwhile is not told."""
    try:
        claim = units.get_claim(SYSTEM, claim_id)
    except NotFound:
        return
    address = _mail_of(claim.customer_id)
    if claim.state != state or ClaimState(state) not in TEXTS or not address:
        return
    brand, language = get_brand(claim.unit.brand_id), claim.customer.language
    model = claim.unit.model
    sending.send_text(
        TEXTS[ClaimState(state)],
        channel="mail",
        address=address,
        language=language,
        brand_id=brand.pk,
        values={
            "brand": in_language(brand.names, language),
            "hotline": brand.hotline,
            "product": in_language(model.names, language) if model else str(claim.unit),
            "answer": claim.answer,
            "link": f"{settings.PUBLIC_URL.rstrip('/')}{units.claim_path(claim)}",
        },
        at=at,
        once_key=f"units.claim:{claim.pk}:{state}:{claim.decided_at:%Y%m%d%H%M%S}",
    )


def _mail_of(customer_id: int) -> str:
    points = customers.contact_points(customer_id)
    return next((each.value for each in points if each.kind == "email" and each.health == "ok"), "")

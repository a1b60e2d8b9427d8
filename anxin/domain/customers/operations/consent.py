"""What a customer agreed to, and took back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.events import ConsentGiven, ConsentWithdrawn, PrivacyNoticeAccepted
from anxin.domain.customers.models import Consent
from anxin.domain.customers.operations.files import lock
from anxin.domain.customers.policies import EDIT
from anxin.domain.customers.types import Purpose
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record


@transaction.atomic
def accept_notice(*, customer_id: int, brand_id: int, actor: Actor, at: datetime) -> None:
    """Keep that the customer agreed to the brand's privacy notice at that time; agreed again, the first row stays the proof."""
    Consent.objects.get_or_create(
        customer_id=customer_id,
        brand_id=brand_id,
        purpose=Purpose.NOTICE,
        withdrawn_at=None,
        defaults={"given_at": at, "source": Consent.Source.PORTAL},
    )
    record(PrivacyNoticeAccepted(customer_id=customer_id, brand_id=brand_id), actor=actor, at=at)


@transaction.atomic
def give(
    *,
    customer_id: int,
    purpose: str,
    channel: str = "",
    brand_id: int | None = None,
    wording: str = "",
    source: str,
    actor: Actor,
    at: datetime,
) -> Consent:
    """Keep a consent with its proof: which wording, given where. Raises Invalid(field), Conflict when it is in force, NotFound, Forbidden."""
    customer = lock(customer_id=customer_id, permission=EDIT, actor=actor)
    if purpose not in set(Purpose):
        raise Invalid(field="purpose")
    if source not in Consent.Source.values:
        raise Invalid(field="source")
    same = Consent.objects.filter(
        customer=customer, purpose=purpose, channel=channel, brand_id=brand_id, withdrawn_at=None
    )
    if same.exists():
        raise Conflict(_("She has agreed to this already."), field="purpose")
    row = Consent.objects.create(
        customer=customer,
        brand_id=brand_id,
        purpose=purpose,
        channel=channel,
        given_at=at,
        wording=wording.strip()[:120],
        source=source,
    )
    record(ConsentGiven(customer_id=customer.pk, consent_id=row.pk, purpose=purpose), actor=actor, at=at)
    return row


@transaction.atomic
def withdraw(*, consent_id: int, source: str, actor: Actor, at: datetime) -> Consent:
    """Take a consent back; it stays as proof of the time it was in force. Raises Invalid, NotFound when it is not in force, Forbidden."""
    row = Consent.objects.select_for_update().filter(pk=consent_id, withdrawn_at=None).first()
    if row is None:
        raise NotFound
    lock(customer_id=row.customer_id, permission=EDIT, actor=actor)
    if source not in Consent.Source.values:
        raise Invalid(field="source")
    row.withdrawn_at, row.withdrawn_source = at, source
    row.save(update_fields=["withdrawn_at", "withdrawn_source"])
    record(ConsentWithdrawn(customer_id=row.customer_id, consent_id=row.pk, purpose=row.purpose), actor=actor, at=at)
    return row

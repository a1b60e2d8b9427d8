"""What a customer agreed to."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.customers.events import PrivacyNoticeAccepted
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


@transaction.atomic
def accept_notice(*, customer_id: int, brand_id: int, actor: Actor, at: datetime) -> None:
    """Keep that the customer agreed to the brand's privacy notice at that time: the event is the proof."""
    record(PrivacyNoticeAccepted(customer_id=customer_id, brand_id=brand_id), actor=actor, at=at)

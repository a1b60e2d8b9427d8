"""How a customer wants to be spoken to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.events import PreferencesChanged
from anxin.domain.customers.models import ContactKind, Preference
from anxin.domain.customers.operations.files import lock
from anxin.domain.customers.policies import EDIT
from anxin.domain.customers.types import TOPICS
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import record


@transaction.atomic
def prefer(
    *,
    customer_id: int,
    channel: str = "",
    from_time: time | None = None,
    until_time: time | None = None,
    weekdays: Collection[int] = (),
    unwanted_topics: Collection[str] = (),
    language: str = "",
    remark: str = "",
    actor: Actor,
    at: datetime,
) -> Preference:
    """Keep her wishes as a whole; empty values take a wish back. Weekdays: 1 Monday … 7 Sunday. Raises Invalid(field), NotFound, Forbidden."""
    customer = lock(customer_id=customer_id, permission=EDIT, actor=actor)
    if channel and not ContactKind.objects.filter(code=channel).exists():
        raise Invalid(field="channel")
    if (from_time is None) != (until_time is None) or (from_time and from_time == until_time):
        raise Invalid(_("Please give both times, and not the same one."), field="until_time")
    if not set(unwanted_topics) <= set(TOPICS):
        raise Invalid(field="unwanted_topics")
    if not set(weekdays) <= set(range(1, 8)):
        raise Invalid(field="weekdays")
    row, _is_new = Preference.objects.update_or_create(
        customer=customer,
        defaults={
            "channel": channel,
            "from_time": from_time,
            "until_time": until_time,
            "weekdays": sorted(set(weekdays)),
            "unwanted_topics": sorted(set(unwanted_topics)),
            "language": language,
            "remark": remark.strip()[:200],
            "changed_at": at,
        },
    )
    if language and language != customer.language:
        customer.language = language
        customer.save(update_fields=["language"])
    record(PreferencesChanged(customer_id=customer.pk), actor=actor, at=at)
    return row

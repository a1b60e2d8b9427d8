"""Words on customers, one or many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers import policies
from anxin.domain.customers.events import CustomerTagged
from anxin.domain.customers.models import Customer, CustomerTag, Tag
from anxin.domain.customers.operations.searching import index_customer
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import record_all

MOST_AT_ONCE = 200


@transaction.atomic
def put(*, customer_ids: Sequence[int], name: str, actor: Actor, at: datetime) -> int:
    """Put a tag on files the actor may change; the tag is made when nobody used it before. Returns how many got it. Raises Invalid(field)."""
    name = " ".join(name.split())
    if not name or len(name) > 30:
        raise Invalid(_("A tag has 1 to 30 characters."), field="tag")
    ids = _allowed(customer_ids, actor)
    tag, _is_new = Tag.objects.get_or_create(name=name, defaults={"created_at": at})
    new = sorted(
        set(ids) - set(CustomerTag.objects.filter(tag=tag, customer_id__in=ids).values_list("customer_id", flat=True))
    )
    CustomerTag.objects.bulk_create([CustomerTag(customer_id=id, tag=tag, at=at) for id in new], ignore_conflicts=True)
    return _told(new, tag.pk, True, actor, at)


@transaction.atomic
def take(*, customer_ids: Sequence[int], tag_id: int, actor: Actor, at: datetime) -> int:
    """Take a tag off files the actor may change. Returns how many had it."""
    rows = CustomerTag.objects.filter(tag_id=tag_id, customer_id__in=_allowed(customer_ids, actor))
    ids = list(rows.values_list("customer_id", flat=True))
    rows.delete()
    return _told(ids, tag_id, False, actor, at)


def _allowed(customer_ids: Sequence[int], actor: Actor) -> list[int]:
    if len(customer_ids) > MOST_AT_ONCE:
        raise Invalid(_("Please choose fewer customers at once."), field="tag")
    rows = Customer.objects.filter(pk__in=customer_ids, merged_into=None)
    return list(policies.visible(rows, actor, policies.EDIT).values_list("pk", flat=True))


def _told(ids: Sequence[int], tag_id: int, is_on: bool, actor: Actor, at: datetime) -> int:
    record_all([CustomerTagged(customer_id=id, tag_id=tag_id, is_on=is_on) for id in ids], actor=actor, at=at)
    for id in ids:
        index_customer(customer_id=id)
    return len(ids)

"""Which brands a customer has to do with: written by whoever receives something from her for one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from anxin.domain.customers.models import CustomerBrand
from anxin.domain.customers.operations.searching import index_customer

_BATCH = 1000


@transaction.atomic
def note_brand(*, customer_id: int, brand_id: int, at: datetime) -> None:
    """Let the brand's staff see this file from now on; nothing happens when they do already."""
    _row, is_new = CustomerBrand.objects.get_or_create(
        customer_id=customer_id, brand_id=brand_id, defaults={"since": at}
    )
    if is_new:
        index_customer(customer_id=customer_id)


@transaction.atomic
def note_many(*, pairs: Iterable[tuple[int, int]], at: datetime) -> None:
    """The same for many (customer, brand) pairs at once; the search index is left to whoever loads in bulk."""
    rows = [CustomerBrand(customer_id=customer, brand_id=brand, since=at) for customer, brand in set(pairs)]
    CustomerBrand.objects.bulk_create(rows, batch_size=_BATCH, ignore_conflicts=True)

"""Reads of purchases, always for an actor."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from anxin.domain.purchases import policies
from anxin.domain.purchases.models import ExclusionConfirmed, Purchase, PurchaseLine
from anxin.foundation.actors import Actor
from anxin.foundation.db.spelling import spelling
from anxin.foundation.errors import NotFound

ORDER = ("-bought_at", "-id")
_LINES = Prefetch("lines", queryset=PurchaseLine.objects.select_related("model", "service", "unit"))


@dataclass(frozen=True)
class Filter:
    """What a list is narrowed to; `typed` is an order number, its number at the source, a tracking or a serial number."""

    typed: str = ""
    channels: tuple[str, ...] = ()
    brand_ids: tuple[int, ...] = ()


def listed(actor: Actor, wanted: Filter) -> QuerySet[Purchase]:
    """The visible purchases a filter leaves, newest first, with lines. Page it by `bought_at`, `id`."""
    rows = policies.visible(Purchase.objects.all(), actor)
    if wanted.channels:
        rows = rows.filter(channel__in=wanted.channels)
    if wanted.brand_ids:
        rows = rows.filter(brand_id__in=wanted.brand_ids)
    typed = wanted.typed.strip()
    if typed:
        rows = rows.filter(_named(typed))
    return rows.select_related("brand", "customer").prefetch_related(_LINES).order_by(*ORDER)


def _named(typed: str) -> Q:
    named = Q(order_number=typed) | Q(external_id=typed) | Q(order_number__startswith=typed) | Q(tracking=typed)
    key = spelling(typed)
    by_unit = PurchaseLine.objects.filter(unit__serial_key=key).values("purchase_id")
    return named | Q(pk__in=by_unit) if key else named


def get_purchase(actor: Actor, purchase_id: int) -> Purchase:
    """One purchase with lines and what was confirmed. Raises NotFound."""
    rows = policies.visible(Purchase.objects.filter(pk=purchase_id), actor)
    found = rows.select_related("brand", "customer").prefetch_related(_LINES, "exclusions").first()
    if found is None:
        raise NotFound
    return found


def of_customer(actor: Actor, customer_id: int, limit: int = 10) -> list[Purchase]:
    """The newest visible purchases of a customer."""
    rows = policies.visible(Purchase.objects.filter(customer_id=customer_id), actor)
    return list(rows.prefetch_related(_LINES).order_by(*ORDER)[:limit])


def of_unit(actor: Actor, unit_id: int, limit: int = 5) -> list[Purchase]:
    """The visible purchases a unit was part of, newest first."""
    rows = policies.visible(Purchase.objects.filter(lines__unit_id=unit_id), actor)
    return list(rows.select_related("customer").prefetch_related(_LINES, "exclusions").order_by(*ORDER)[:limit])


def exclusions_of_unit(unit_id: int) -> list[ExclusionConfirmed]:
    """What the buyer of a unit confirmed as excluded, oldest first: for whoever decides about warranty."""
    rows = ExclusionConfirmed.objects.filter(purchase__lines__unit_id=unit_id).order_by("at", "id")
    return list(rows.distinct())


def find_written(purchase_id: int) -> Purchase | None:
    """A purchase by id, whoever asks: for answering whoever has just written it."""
    rows = Purchase.objects.filter(pk=purchase_id).select_related("brand", "customer")
    return rows.prefetch_related(_LINES, "exclusions").first()

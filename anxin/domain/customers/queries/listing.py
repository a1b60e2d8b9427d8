"""Reads of many files: lists, search, and what is counted over all."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from anxin.domain.customers import policies
from anxin.domain.customers.models import ContactPoint, Customer, CustomerTag, PreSaleNote, Tag
from anxin.domain.customers.types import Filter
from anxin.foundation.actors import Actor
from anxin.foundation.search import queries as index
from anxin.foundation.search.types import Grant

KIND = "customer"


def listed(actor: Actor, wanted: Filter) -> QuerySet[Customer]:
    """The visible files a filter leaves, newest first, with what a list row shows. Page it by `id`."""
    rows = policies.visible(Customer.objects.filter(merged_into=None), actor)
    for column, values in (("tier", wanted.tiers), ("kind", wanted.kinds), ("language", wanted.languages)):
        if values:
            rows = rows.filter(**{f"{column}__in": values})
    if wanted.tag_ids:
        rows = rows.filter(Exists(CustomerTag.objects.filter(tag_id__in=wanted.tag_ids, customer_id=OuterRef("pk"))))
    return with_row_parts(rows).order_by("-id")


def with_row_parts(rows: QuerySet[Customer]) -> QuerySet[Customer]:
    """With contact points and tags, as a list row shows them."""
    points = ContactPoint.objects.order_by("-is_primary", "id")
    worn = CustomerTag.objects.select_related("tag").order_by("tag__name")
    return rows.prefetch_related(Prefetch("contact_points", points), Prefetch("customer_tags", worn))


def found(actor: Actor, words: str, *, limit: int = 20, is_typing: bool = False) -> list[Customer]:
    """Visible files by any spelling or part of a phone number, name in characters or pinyin, mail, address words; best first."""
    if not actor.can(policies.VIEW):
        return []
    hits = index.search(words, kinds=[KIND], scopes=_scopes(actor), limit=limit, is_typing=is_typing)
    ids = [hit.object_id for hit in hits]
    rows = policies.visible(Customer.objects.filter(pk__in=ids, merged_into=None), actor)
    by_id = {row.pk: row for row in with_row_parts(rows)}
    return [by_id[id] for id in ids if id in by_id]


def tags() -> QuerySet[Tag]:
    """Every tag, by name."""
    return Tag.objects.all()


def mistakes(actor: Actor, *, from_date: date, to_date: date) -> QuerySet[PreSaleNote]:
    """Pre-sale advice told between two days (both included) that turned out to be a mistake, newest first."""
    seen = policies.visible(Customer.objects.all(), actor)
    rows = PreSaleNote.objects.filter(
        Exists(seen.filter(pk=OuterRef("customer_id"))),
        verdict=PreSaleNote.Verdict.MISTAKE,
        told_date__gte=from_date,
        told_date__lte=to_date,
    )
    return rows.select_related("customer", "model", "brand", "adviser").order_by("-told_date", "-id")


def _scopes(actor: Actor) -> list[Grant] | None:
    if policies.is_unlimited(actor):
        return None
    return [[[f"b{id}" for id in sorted(policies.brand_ids(actor))]]]

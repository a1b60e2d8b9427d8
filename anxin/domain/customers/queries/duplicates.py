"""Reads of look-alikes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from anxin.domain.customers import policies
from anxin.domain.customers.models import ContactPoint, Customer, DuplicateCandidate, PostalAddress
from anxin.domain.customers.rules.likeness import Face
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound

_OPEN = DuplicateCandidate.State.OPEN


def candidates(actor: Actor, *, state: str = _OPEN) -> QuerySet[DuplicateCandidate]:
    """Pairs of files the actor may both see and merge, the likeliest first."""
    rows = DuplicateCandidate.objects.filter(state=state).select_related("one", "other", "decided_by")
    if not policies.is_unlimited(actor, policies.MERGE):
        seen = policies.visible(Customer.objects.all(), actor, policies.MERGE)
        rows = rows.filter(*(Exists(seen.filter(pk=OuterRef(side))) for side in ("one_id", "other_id")))
    return rows.order_by("-score", "-id")


def open_count(actor: Actor, most: int = 99) -> int:
    """How many pairs wait for a decision, counted up to `most` + 1."""
    return candidates(actor)[: most + 1].count()


def get_candidate(actor: Actor, candidate_id: int) -> DuplicateCandidate:
    """One pair. Raises NotFound when the actor may not know of both files."""
    row = DuplicateCandidate.objects.select_related("one", "other", "decided_by").filter(pk=candidate_id).first()
    if row is None or not all(policies.has(actor, policies.VIEW, each) for each in (row.one, row.other)):
        raise NotFound
    return row


def lookalikes(actor: Actor, customer_id: int) -> list[DuplicateCandidate]:
    """Open pairs with this file, the likeliest first (at most 5)."""
    return list(candidates(actor).filter(Q(one_id=customer_id) | Q(other_id=customer_id))[:5])


def faces(customer_ids: Iterable[int]) -> dict[int, Face]:
    """What of these files is compared, by id; aliases are left out. Three queries."""
    ids = list(customer_ids)
    points: dict[int, list[ContactPoint]] = {}
    for point in ContactPoint.objects.filter(customer_id__in=ids).only("customer_id", "kind", "value", "is_verified"):
        points.setdefault(point.customer_id, []).append(point)
    places: dict[int, set[tuple[str, str]]] = {}
    rows = PostalAddress.objects.filter(customer_id__in=ids).values_list("customer_id", "division_code", "street")
    for customer, code, street in rows:
        places.setdefault(customer, set()).add((code, street))
    files = Customer.objects.filter(pk__in=ids, merged_into=None).only("id", "kind", "name")
    return {each.pk: _face(each, points.get(each.pk, []), places.get(each.pk, set())) for each in files}


def _face(customer: Customer, points: list[ContactPoint], places: set[tuple[str, str]]) -> Face:
    of = ContactPoint.Kind
    return Face(
        id=customer.pk,
        kind=customer.kind,
        name=customer.name,
        phones=frozenset(each.value for each in points if each.kind == of.PHONE),
        mails=frozenset(each.value for each in points if each.kind == of.EMAIL),
        handles=frozenset((each.kind, each.value) for each in points if each.kind not in (of.PHONE, of.EMAIL)),
        addresses=frozenset(places),
        verified=frozenset((each.kind, each.value) for each in points if each.is_verified),
    )

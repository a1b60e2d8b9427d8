"""Reads of look-alikes."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from anxin.domain.customers import policies
from anxin.domain.customers.models import ContactPoint, Customer, DuplicateCandidate, PostalAddress
from anxin.domain.customers.rules.likeness import Face, compare
from anxin.domain.customers.types import Likeness
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.jobs.queries import is_under_way

# Of a contact point: its kind, its value, whether it was verified. Rows instead of objects: a million files are compared in one go.
_Point = tuple[str, str, bool]
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
    points: dict[int, list[_Point]] = {}
    rows = ContactPoint.objects.filter(customer_id__in=ids).values_list("customer_id", "kind", "value", "is_verified")
    for customer, kind, value, is_verified in rows:
        points.setdefault(customer, []).append((kind, value, is_verified))
    places: dict[int, set[tuple[str, str]]] = {}
    addresses = PostalAddress.objects.filter(customer_id__in=ids).values_list("customer_id", "division_code", "street")
    for customer, code, street in addresses:
        places.setdefault(customer, set()).add((code, street))
    files = Customer.objects.filter(pk__in=ids, merged_into=None).values_list("pk", "kind", "name")
    return {pk: _face(pk, kind, name, points.get(pk, []), places.get(pk, set())) for pk, kind, name in files}


def _face(pk: int, kind: str, name: str, points: list[_Point], places: set[tuple[str, str]]) -> Face:
    phone, mail = ContactPoint.Kind.PHONE.value, ContactPoint.Kind.EMAIL.value
    return Face(
        id=pk,
        kind=kind,
        name=name,
        phones=frozenset(value for each, value, _proved in points if each == phone),
        mails=frozenset(value for each, value, _proved in points if each == mail),
        handles=frozenset((each, value) for each, value, _proved in points if each not in (phone, mail)),
        addresses=frozenset(places),
        verified=frozenset((each, value) for each, value, is_proved in points if is_proved),
    )


def likeness_of(one_id: int, other_id: int) -> Likeness:
    """Why these two files look alike, as they are now. Whoever calls this has read both for their actor."""
    known = faces([one_id, other_id])
    if one_id not in known or other_id not in known:
        return Likeness(score=0)
    verdict = compare(known[one_id], known[other_id])
    return Likeness(score=verdict.score, reasons=verdict.reasons, is_contradicted=verdict.is_contradicted)


def find_candidate(one_id: int, other_id: int) -> DuplicateCandidate | None:
    """The pair as it was found, whatever became of it; None when nobody compared them."""
    one, other = sorted((one_id, other_id))
    return DuplicateCandidate.objects.select_related("decided_by").filter(one_id=one, other_id=other).first()


def is_searching() -> bool:
    """Whether all files are being looked through just now, or soon."""
    return is_under_way("customers.find_duplicates")

"""Finding files that look like one person's, and deciding that they are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import combinations

from django.db import transaction
from django.db.models import Count, Q

from anxin.domain.customers import policies
from anxin.domain.customers.events import DuplicateDismissed
from anxin.domain.customers.models import Customer, DuplicateCandidate, MatchKey
from anxin.domain.customers.queries.duplicates import faces, get_candidate
from anxin.domain.customers.rules import likeness
from anxin.foundation.actors import Actor
from anxin.foundation.db.inserting import insert
from anxin.foundation.errors import Conflict
from anxin.foundation.events.operations import record

FILES_AT_ONCE = 1_000
KEYS_AT_ONCE = 2_000
PAIRS_AT_ONCE = 5_000
# A key more files share says nothing about a person (a shop's phone, a tower's address): comparing all of them would be all pairs again.
MOST_SHARING = 40

Pair = tuple[int, int]


@transaction.atomic
def compare_files(*, customer_ids: Sequence[int], at: datetime) -> int:
    """Renew the keys of these files and find what looks like them; pairs that no longer do are dropped. Returns how many pairs were found."""
    _write_keys(customer_ids)
    shared = MatchKey.objects.filter(customer_id__in=customer_ids).values("key")
    found = _compare(_pairs(MatchKey.objects.filter(key__in=shared), of=set(customer_ids)), at)
    about = Q(one_id__in=customer_ids) | Q(other_id__in=customer_ids)
    DuplicateCandidate.objects.filter(about, state=DuplicateCandidate.State.OPEN).exclude(found_at=at).delete()
    return found


def compare_all(*, at: datetime) -> int:
    """Look through every file in batches of one short transaction each; returns how many pairs were found."""
    for ids in _batches_of_files():
        with transaction.atomic():
            _write_keys(ids)
    found = 0
    for keys in _batches_of_shared_keys():
        with transaction.atomic():
            found += _compare(_pairs(MatchKey.objects.filter(key__in=keys)), at)
    DuplicateCandidate.objects.filter(state=DuplicateCandidate.State.OPEN, found_at__lt=at).delete()
    return found


@transaction.atomic
def dismiss(*, candidate_id: int, reason: str, actor: Actor, at: datetime) -> DuplicateCandidate:
    """Decide that these are two persons: nobody is asked about them again. Raises NotFound, Forbidden, Conflict when it was decided."""
    get_candidate(actor, candidate_id)
    row = DuplicateCandidate.objects.select_for_update().get(pk=candidate_id)
    for customer in Customer.objects.filter(pk__in=[row.one_id, row.other_id]):
        policies.require(actor, policies.MERGE, customer)
    if row.state != DuplicateCandidate.State.OPEN:
        raise Conflict
    row.state, row.decided_at, row.decided_why = DuplicateCandidate.State.DISMISSED, at, reason.strip()[:300]
    row.decided_by_id = actor.id if actor.is_staff else None
    row.save()
    record(DuplicateDismissed(customer_ids=[row.one_id, row.other_id], candidate_id=row.pk), actor=actor, at=at)
    return row


@transaction.atomic
def ask_again(*, candidate_id: int, actor: Actor, at: datetime) -> DuplicateCandidate:
    """Take a dismissal back. Raises NotFound, Forbidden."""
    get_candidate(actor, candidate_id)
    row = DuplicateCandidate.objects.select_for_update().get(pk=candidate_id)
    for customer in Customer.objects.filter(pk__in=[row.one_id, row.other_id]):
        policies.require(actor, policies.MERGE, customer)
    if row.state == DuplicateCandidate.State.DISMISSED:
        row.state, row.decided_at, row.decided_by_id, row.found_at = DuplicateCandidate.State.OPEN, None, None, at
        row.save()
    return row


def _write_keys(customer_ids: Sequence[int]) -> None:
    MatchKey.objects.filter(customer_id__in=customer_ids).delete()
    rows = [(face.id, key) for face in faces(customer_ids).values() for key in likeness.keys(face)]
    insert(MatchKey, ("customer_id", "key"), rows)


def _batches_of_files() -> Iterator[list[int]]:
    last = 0
    rows = Customer.objects.filter(merged_into=None).order_by("pk")
    while ids := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:FILES_AT_ONCE]):
        yield ids
        last = ids[-1]


def _batches_of_shared_keys() -> Iterator[list[int]]:
    """Keys that at least two files share, in their order."""
    last: int | None = None
    while True:
        rows = MatchKey.objects.all() if last is None else MatchKey.objects.filter(key__gt=last)
        shared = rows.values("key").annotate(n=Count("id")).filter(n__gt=1, n__lte=MOST_SHARING).order_by("key")
        keys = list(shared.values_list("key", flat=True)[:KEYS_AT_ONCE])
        if not keys:
            return
        yield keys
        last = keys[-1]


def _pairs(rows: Iterable[MatchKey], of: set[int] | None = None) -> set[Pair]:
    """Pairs of files that share one of these keys (and hold one of `of`)."""
    sharing: dict[int, list[int]] = {}
    for key, customer in rows.values_list("key", "customer_id"):  # type: ignore[attr-defined]
        sharing.setdefault(key, []).append(customer)
    return {
        pair
        for ids in sharing.values()
        if len(ids) <= MOST_SHARING
        for pair in combinations(sorted(set(ids)), 2)
        if of is None or of & set(pair)
    }


def _compare(pairs: set[Pair], at: datetime) -> int:
    """Score pairs and keep those worth a look; what was decided stays decided."""
    ordered = sorted(pairs)
    found = 0
    for start in range(0, len(ordered), PAIRS_AT_ONCE):
        some = ordered[start : start + PAIRS_AT_ONCE]
        known = faces({id for pair in some for id in pair})
        scored = [
            (one, other, likeness.compare(known[one], known[other]))
            for one, other in some
            if one in known and other in known
        ]
        rows = [_row(one, other, verdict, at) for one, other, verdict in scored if verdict.is_enough]
        DuplicateCandidate.objects.bulk_create(
            rows,
            batch_size=500,
            update_conflicts=True,
            unique_fields=["one", "other"],
            update_fields=["score", "reasons", "is_contradicted", "found_at"],
        )
        found += len(rows)
    return found


def _row(one: int, other: int, verdict: likeness.Verdict, at: datetime) -> DuplicateCandidate:
    return DuplicateCandidate(
        one_id=one,
        other_id=other,
        score=verdict.score,
        reasons=list(verdict.reasons),
        is_contradicted=verdict.is_contradicted,
        found_at=at,
    )

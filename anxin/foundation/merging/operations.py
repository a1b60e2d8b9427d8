"""Two files become one, and two again. Permissions, reasons and the alias itself are the business of who calls this."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import Model, Q, QuerySet, UniqueConstraint
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, NotFound
from anxin.foundation.merging.models import Merge, MovedRows
from anxin.foundation.merging.registry import Follower, followers

ROWS_AT_ONCE = 2_000


@dataclass(frozen=True)
class Step:
    """What one column of a merge would move: `count` rows follow, `doubled` stay with the alias because the kept file has the same."""

    follower: Follower
    count: int
    doubled: int


def plan(kind: str, kept_id: int, gone_id: int) -> list[Step]:
    """What merging `gone_id` into `kept_id` would move; columns without rows are left out."""
    steps = [
        Step(each, len(_movable(each, gone_id, kept_id)), _doubled(each, gone_id, kept_id))
        for each in followers(kind)
        if not each.stays
    ]
    return [step for step in steps if step.count or step.doubled]


@transaction.atomic
def merge(*, kind: str, kept_id: int, gone_id: int, reason: str, actor: Actor, at: datetime) -> Merge:
    """Move what hangs on `gone_id` to `kept_id`, in bounded batches, noting every row. Rows the kept file already has alike stay."""
    merged = Merge.objects.create(
        kind=kind,
        kept_id=kept_id,
        gone_id=gone_id,
        reason=reason[:300],
        at=at,
        actor_kind=actor.kind,
        actor_id=actor.id,
    )
    done: list[tuple[Follower, list[int]]] = []
    for each in followers(kind):
        for ids in [] if each.stays else _chunks(_movable(each, gone_id, kept_id)):
            _rows(each).filter(pk__in=ids).update(**{each.field: kept_id})
            MovedRows.objects.create(merge=merged, model=each.model, field=each.field, ids=ids)
            done.append((each, ids))
    _tell(done, gone_id, kept_id, actor, at)
    return merged


@transaction.atomic
def undo(*, merge_id: int, actor: Actor, at: datetime) -> Merge:
    """Give back exactly the rows that merge moved and that are still with the kept file; what came after stays there.

    Raises NotFound when it is not in force, Conflict while a later merge of either file is.
    """
    merged = Merge.objects.select_for_update().filter(pk=merge_id, undone_at=None).first()
    if merged is None:
        raise NotFound
    if find_later(merged) is not None:
        raise Conflict(_("One of the two files was merged again later. Undo that merge first."))
    known = {(each.model, each.field): each for each in followers(merged.kind)}
    done = [
        (follower, ids)
        for moved in merged.moved.order_by("-id")
        if (follower := known.get((moved.model, moved.field))) and (ids := _give_back(follower, moved.ids, merged))
    ]
    _tell(done, merged.kept_id, merged.gone_id, actor, at)
    merged.undone_at = at
    merged.save(update_fields=["undone_at"])
    return merged


def find_later(merged: Merge) -> Merge | None:
    """A merge in force that was made after `merged` and touches one of its files; it has to be undone first."""
    both = [merged.kept_id, merged.gone_id]
    later = Merge.objects.filter(kind=merged.kind, undone_at=None, pk__gt=merged.pk)
    return later.filter(Q(kept_id__in=both) | Q(gone_id__in=both)).order_by("-id").first()


def _give_back(follower: Follower, ids: Sequence[int], merged: Merge) -> list[int]:
    """Of one chunk of moved rows, give back those that are still with the kept file; returns which."""
    still = _rows(follower).filter(pk__in=ids, **{follower.field: merged.kept_id})
    back = list(still.exclude(pk__in=_alike(follower, still, merged.gone_id)).values_list("pk", flat=True))
    _rows(follower).filter(pk__in=back).update(**{follower.field: merged.gone_id})
    return back


def _tell(done: Sequence[tuple[Follower, list[int]]], from_id: int, to_id: int, actor: Actor, at: datetime) -> None:
    """Only when all rows are where they belong: what is derived from one may read another."""
    for follower, ids in done:
        if follower.moved:
            follower.moved(ids, from_id, to_id, actor, at)


def _rows(follower: Follower) -> QuerySet[Any]:
    model: type[Model] = apps.get_model(follower.model)
    return model._base_manager.all()


def _movable(follower: Follower, gone_id: int, kept_id: int) -> list[int]:
    rows = _rows(follower).filter(**{follower.field: gone_id})
    taken = _alike(follower, rows, kept_id)
    return [pk for pk in rows.order_by("pk").values_list("pk", flat=True) if pk not in taken]


def _doubled(follower: Follower, gone_id: int, kept_id: int) -> int:
    return len(_alike(follower, _rows(follower).filter(**{follower.field: gone_id}), kept_id))


def _alike(follower: Follower, rows: QuerySet[Any], owner_id: int) -> set[int]:
    """Of `rows`, those that `owner_id` could not have: it has one that is unique alike, or would come to be related to itself."""
    found: set[int] = set()
    for names, where in _unique_with(follower):
        others = [name for name in names if name != follower.field]
        held = set(_rows(follower).filter(where, **{follower.field: owner_id}).values_list(*others or ["pk"]))
        if others:
            found |= {row[0] for row in rows.filter(where).values_list("pk", *others) if row[1:] in held}
        elif held:
            found |= set(rows.filter(where).values_list("pk", flat=True))
    for name in _siblings(follower):
        found |= set(rows.filter(**{name: owner_id}).values_list("pk", flat=True))
    return found


def _unique_with(follower: Follower) -> list[tuple[tuple[str, ...], Q]]:
    """The columns that are unique together with the follower's, each with the condition under which they are."""
    meta = apps.get_model(follower.model)._meta
    rules = [
        (tuple(each.fields), each.condition or Q()) for each in meta.constraints if isinstance(each, UniqueConstraint)
    ]
    rules += [(tuple(each), Q()) for each in meta.unique_together]
    rules += [((follower.field,), Q())] if meta.get_field(follower.field).unique else []
    return [(names, where) for names, where in rules if follower.field in names]


def _siblings(follower: Follower) -> list[str]:
    """Other columns of the row that point at the same sort of thing: nothing may come to stand on both sides of itself."""
    meta = apps.get_model(follower.model)._meta
    target = meta.get_field(follower.field).related_model
    if target is apps.get_model(follower.model):
        return []
    return [each.name for each in meta.concrete_fields if each.related_model is target and each.name != follower.field]


def _chunks(ids: Sequence[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), ROWS_AT_ONCE):
        yield list(ids[start : start + ROWS_AT_ONCE])

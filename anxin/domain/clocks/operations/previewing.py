"""Looking in the background at what a draft would do: asked for once per draft, kept until the draft says something else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q

from anxin.domain.accounts import policies as rights
from anxin.domain.clocks.jobs import look_at_draft
from anxin.domain.clocks.models import Policy, PolicyPreview, PolicyVersion
from anxin.domain.clocks.operations import publishing
from anxin.domain.clocks.operations.publishing import Move, Preview
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound

_KEPT = timedelta(days=7)


@transaction.atomic
def ask(
    *, policy_id: int, content: Mapping[str, Any], afresh: bool = False, actor: Actor, at: datetime
) -> PolicyPreview:
    """What publishing this would do: the look there is already (unless `afresh`), else a new one that begins in the background.

    Raises NotFound, Forbidden, Invalid(field).
    """
    rights.require(actor, publishing.PERMISSION)
    publishing.check(content)
    policy = Policy.objects.select_for_update().filter(pk=policy_id).first()
    if policy is None:
        raise NotFound
    digest = hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()
    known = None if afresh else _known(policy_id, digest, actor)
    if known is not None:
        return known
    mine = PolicyPreview.objects.filter(policy=policy, actor_id=actor.id)
    mine.filter(finished_at=None).delete()  # its job sees that nobody waits any more
    PolicyPreview.objects.filter(asked_at__lt=at - _KEPT).delete()
    row = PolicyPreview.objects.create(
        policy=policy,
        content=content,
        digest=digest,
        asked_at=at,
        actor_id=actor.id,
        total_count=publishing.live_count(),
    )
    look_at_draft.enqueue(preview_id=row.pk)
    return row


def look(*, preview_id: int, at: datetime) -> None:
    """Do the work of a preview, noting how far it has come; ends early when it is not wanted any more."""
    row = PolicyPreview.objects.filter(pk=preview_id, finished_at=None).first()
    if row is None:
        return
    wanted = PolicyPreview.objects.filter(pk=row.pk)
    found = Preview()
    for seen_count in publishing.looks(found, policy_id=row.policy_id, content=row.content, at=at):
        if not wanted.update(seen_count=seen_count, total_count=max(seen_count, row.total_count)):
            return
    wanted.update(result=_as_json(found), finished_at=at)


def give_up(*, preview_id: int, at: datetime) -> None:
    """Note that the look failed for good."""
    PolicyPreview.objects.filter(pk=preview_id, finished_at=None).update(finished_at=at, failed_at=at)


def _known(policy_id: int, digest: str, actor: Actor) -> PolicyPreview | None:
    """The newest look at the same draft, as long as no policy was published since; of others only a finished one."""
    last = PolicyVersion.objects.order_by("-published_at").values_list("published_at", flat=True).first()
    found = PolicyPreview.objects.filter(policy_id=policy_id, digest=digest, failed_at=None)
    found = found.filter(Q(actor_id=actor.id) | Q(finished_at__isnull=False))
    found = found if last is None else found.filter(asked_at__gt=last)
    return found.order_by("-pk").first()


def _as_json(found: Preview) -> dict[str, Any]:
    numbers = {name: getattr(found, name) for name in ("total", "unchanged", "earlier", "later", "told_count")}
    return {**numbers, "moves": [_move(each) for each in found.moves], "told": [_move(each) for each in found.told]}


def _move(move: Move) -> list[Any]:
    return [move.clock.pk, move.from_due_at.isoformat(), move.to_due_at.isoformat()]

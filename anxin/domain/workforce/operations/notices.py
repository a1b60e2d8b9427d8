"""Writing notices to staff, and marking them read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from anxin.domain.workforce.models import Notice
from anxin.foundation import live
from anxin.foundation.actors import Actor


@transaction.atomic
def notify(
    *, staff_ids: Iterable[int], kind: str, data: dict[str, Any], path: str, at: datetime, urgent: bool = False
) -> None:
    """Write one notice each to `staff_ids`; it appears on their open screens. Texts of `kind` stand in the desk's notice words."""
    ids = sorted(set(staff_ids))
    Notice.objects.bulk_create(
        [Notice(staff_id=id, kind=kind, data=data, path=path, is_urgent=urgent, created_at=at) for id in ids]
    )
    live.publish([f"notices.{id}" for id in ids], kind=kind)


@transaction.atomic
def mark_read(*, actor: Actor, at: datetime, notice_id: int | None = None) -> int:
    """Mark one (or every) unread notice of the actor as read; returns how many were."""
    unread = Notice.objects.filter(staff_id=actor.id, read_at=None)
    if notice_id is not None:
        unread = unread.filter(pk=notice_id)
    count = unread.update(read_at=at)
    live.publish([f"notices.{actor.id}"], kind="notices.read")
    return count


@transaction.atomic
def forget(*, paths: Iterable[str]) -> int:
    """Let every notice go that leads to one of `paths`: what it told of is erased. Returns how many."""
    return Notice.objects.filter(path__in=list(paths)).delete()[0]

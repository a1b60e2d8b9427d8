"""Reads of merges."""

from __future__ import annotations

from django.db.models import QuerySet

from anxin.foundation.merging.models import Merge


def into(kind: str, kept_id: int) -> QuerySet[Merge]:
    """Merges in force that made others aliases of this file, newest first."""
    return Merge.objects.filter(kind=kind, kept_id=kept_id, undone_at=None).order_by("-id")


def find_merge(merge_id: int) -> Merge | None:
    """One merge, undone or not."""
    return Merge.objects.filter(pk=merge_id).first()

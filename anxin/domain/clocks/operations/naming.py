"""What clocks call the thing they count for."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from anxin.domain.clocks.models import Clock


@transaction.atomic
def rename(*, kind: str, titles: Mapping[int, str]) -> int:
    """Give the clocks of things (id → title) of that kind another title; returns how many clocks there were."""
    return sum(
        Clock.objects.filter(subject_kind=kind, subject_id=id).update(title=title[:200]) for id, title in titles.items()
    )

"""How long work on a unit took, and what counts as the same problem again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from anxin.domain.units.types import EpisodeFacts, Wait


def rested(waits: Iterable[Wait], *, until: datetime, reason: str = "") -> timedelta:
    """Time within the waits (of one reason), overlapping ones counted once; an open one counts to `until`."""
    spans = sorted(
        (wait.from_at, min(wait.until_at or until, until)) for wait in waits if not reason or wait.reason == reason
    )
    total, reached = timedelta(), None
    for start, end in spans:
        start = max(start, reached) if reached else start
        if end > start:
            total += end - start
            reached = end
    return total


def repairs_of_same_problem(episodes: Iterable[EpisodeFacts]) -> dict[int, int]:
    """How many finished repairs each problem has had, by the id of its first episode."""
    counts: dict[int, int] = {}
    for each in episodes:
        if each.kind == "repair" and each.ended_at is not None and each.outcome != "no_fault":
            counts[each.same_problem_id] = counts.get(each.same_problem_id, 0) + 1
    return counts

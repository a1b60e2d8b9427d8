"""Which versions must be installed one after the other to get from one software version to another."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Release:
    """One version: `requires` is the id of the version that must be there first."""

    id: int
    version: str
    released_date: date
    requires: int | None = None
    is_withdrawn: bool = False


def path(installed: int | None, releases: Iterable[Release]) -> list[Release]:
    """The versions to install in order to reach the newest one that is still given out; empty when it is there already.

    A version that requires another one goes through it, unless the unit has that one or a newer one. Circles end where they close.
    """
    known = {each.id: each for each in releases}
    offered = [each for each in known.values() if not each.is_withdrawn]
    if not offered:
        return []
    target = max(offered, key=lambda each: (each.released_date, each.id))
    present = known.get(installed) if installed is not None else None
    steps: list[Release] = []
    step: Release | None = target
    while step is not None and step not in steps and not _is_there(step, present):
        steps.append(step)
        step = known.get(step.requires) if step.requires is not None else None
    return steps[::-1]


def _is_there(step: Release, present: Release | None) -> bool:
    return present is not None and (present.released_date, present.id) >= (step.released_date, step.id)

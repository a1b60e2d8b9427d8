"""Which columns follow when two files are merged, found in the `merge.py` of the apps; a foreign key to a mergeable model that nobody registered fails a test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from anxin.foundation.actors import Actor


@dataclass(frozen=True)
class Follower:
    """Rows of `model` ("cases.Case") whose `field` points at a file of `kind`. `stays=True`: known, and left where it is, for the reason given in `label`.

    `moved(ids, gone, kept, actor, at)` is called after rows moved either way, to bring along what is derived from them (search documents, counts).
    """

    kind: str
    model: str
    field: str
    label: Any
    stays: bool = False
    moved: Callable[[Sequence[int], int, int, Actor, datetime], None] | None = None
    order: int = 0


_followers: dict[tuple[str, str, str], Follower] = {}


def register(*followers: Follower) -> None:
    """Make followers known."""
    _followers.update({(each.kind, each.model, each.field): each for each in followers})


def followers(kind: str) -> list[Follower]:
    """What follows a file of that kind."""
    _find()
    return sorted(
        (each for each in _followers.values() if each.kind == kind),
        key=lambda each: (each.order, each.model, each.field),
    )


@lru_cache(maxsize=1)
def _find() -> None:
    autodiscover_modules("merge")

"""Value objects of search that others may hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

# One permission: a group of scope tokens for each dimension; all dimensions must hold, within one any token will do.
# `[["b1", "b2"], ["t3"]]` = brand 1 or 2, and team 3. An empty group allows nothing.
Grant = Sequence[Collection[str]]


@dataclass(frozen=True, slots=True)
class Document:
    """What is searchable of one thing.

    Fields are named after what they hold: `phones`, `serials`, `ids` (codes found by exact number and last digits; several
    are separated by line ends or commas), `names`, `subject`, `address` (short texts, found by any two neighbouring
    characters), everything else is prose. `at` is the moment it counts as new: newest documents are found first.
    """

    kind: str
    object_id: int
    title: str
    fields: Mapping[str, str]
    scopes: Sequence[str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found; a higher score is better, comparable within one search only."""

    kind: str
    object_id: int
    title: str
    score: float
    is_exact: bool  # one of its numbers is the number that was asked for
    is_partial: bool  # only part of what was asked for is in it; nothing had all

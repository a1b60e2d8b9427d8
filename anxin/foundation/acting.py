"""Whoever asked for work that runs later acts with the rights held by then, not with those of the moment it was asked for.

Tiers above say in their `acting.py` how an actor is found again by kind and id.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from django.utils.module_loading import autodiscover_modules

from anxin.foundation.actors import SYSTEM, Actor

Finder = Callable[[int], Actor | None]
_finders: dict[str, Finder] = {}


def register(kind: str, finder: Finder) -> None:
    """Say how actors of a kind are found again; None means: gone, or not allowed to act any more."""
    _finders[kind] = finder


def find(kind: str, id: int | None) -> Actor | None:
    """The actor with what is granted to it now; None for one who may not act any more."""
    if kind == "system":
        return SYSTEM
    _load()
    finder = _finders.get(kind)
    return finder(id) if finder is not None and id is not None else None


@lru_cache(maxsize=1)
def _load() -> None:
    autodiscover_modules("acting")

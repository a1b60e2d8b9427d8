"""The parts of a person's data, found in the `privacy.py` of the apps; a model in no part and not declared free fails a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from anxin.foundation.actors import Actor


@dataclass(frozen=True)
class Part:
    """One app's data about a person.

    `models` are the labels ("cases.Case") it answers for. `export(person_id)` yields (name of a list, plain values of one row); `erase(person_id, actor, at)` blanks or
    deletes texts, files, changes and index entries, keeps the figures, and returns how many rows it touched; it runs in one transaction with all other parts, lower `order` first.
    """

    key: str
    label: Any
    models: tuple[str, ...]
    export: Callable[[int], Iterator[tuple[str, Mapping[str, Any]]]]
    erase: Callable[[int, Actor, datetime], int]
    order: int = 0


_parts: dict[str, Part] = {}
_free: dict[str, str] = {}


def register(part: Part) -> None:
    """Make a part known. Raises ValueError for a key used twice."""
    if part.key in _parts:
        raise ValueError(f"privacy part {part.key} is registered twice")
    _parts[part.key] = part


def declare_free(models: tuple[str, ...], why: str) -> None:
    """Say that these models hold nothing about a customer."""
    _free.update(dict.fromkeys(models, why))


def parts() -> list[Part]:
    """Every part, in the order of erasing."""
    _find()
    return sorted(_parts.values(), key=lambda each: (each.order, each.key))


def free() -> dict[str, str]:
    """Models declared free, with the reason."""
    _find()
    return dict(_free)


@lru_cache(maxsize=1)
def _find() -> None:
    autodiscover_modules("privacy")

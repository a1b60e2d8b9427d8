"""The parts of a person's data, found in the `privacy.py` of the apps; a model in no part and not declared free fails a test."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from anxin.foundation.actors import Actor

Subject = tuple[str, int]


def _none(person_id: int) -> Iterable[Any]:
    return ()


@dataclass(frozen=True)
class FileRef:
    """A kept file as a value of an exported row: its bytes go into the file that is handed out, its path stands in the row."""

    file_id: int
    name: str


@dataclass(frozen=True)
class Part:
    """One app's data about a person.

    `models` are the labels ("cases.Case") it answers for. `export(person_id)` yields (name of a list, plain values of one row; files as `FileRef`).
    `erase(person_id, actor, at)` blanks or deletes texts, files, changes and index entries, keeps the figures, and returns how many rows it touched; it runs in a transaction
    of its own, lower `order` first, and again from its beginning when it was interrupted. Those who need a person's addresses come before customers, which come last but for the index.

    `subjects(person_id)` names the things of this app that are hers (("case", 12)): timelines, index and legal holds go by them. `traces(person_id)` are strings that name
    her (phone, mail, name), by which texts are found that no key leads to.
    """

    key: str
    label: Any
    models: tuple[str, ...]
    export: Callable[[int], Iterator[tuple[str, Mapping[str, Any]]]]
    erase: Callable[[int, Actor, datetime], int]
    order: int = 0
    subjects: Callable[[int], Iterable[Subject]] = _none
    traces: Callable[[int], Iterable[str]] = _none


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


def subjects_of(person_id: int) -> dict[str, list[int]]:
    """Everything that is hers: kind → ids."""
    found: dict[str, list[int]] = {}
    for part in parts():
        for kind, id in part.subjects(person_id):
            found.setdefault(kind, []).append(id)
    return found


def traces_of(person_id: int) -> list[str]:
    """Strings that name her, long enough not to name half the world as well."""
    return sorted({trace for part in parts() for trace in part.traces(person_id) if len(trace) >= 2})


@lru_cache(maxsize=1)
def _find() -> None:
    autodiscover_modules("privacy")

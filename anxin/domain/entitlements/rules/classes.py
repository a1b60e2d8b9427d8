"""Kinds of products: the names people use for them, and the groups rules apply to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import yaml

OTHER = "other"


@dataclass(frozen=True, slots=True)
class ProductClass:
    """One kind of product. `groups`: see the head of data/classes.yaml."""

    name: str
    zh: str
    en: str
    groups: frozenset[str]
    service: tuple[str, ...] = ()
    """How such products are usually served: remote, on_site, outlet, plan."""


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, ProductClass], dict[str, str]]:
    text = (files("anxin.domain.entitlements") / "data" / "classes.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    classes: dict[str, ProductClass] = {}
    names: dict[str, str] = {}
    for name, row in rows.items():
        classes[name] = ProductClass(name, row["zh"], row["en"], frozenset(row["groups"]), tuple(row["service"]))
        names |= {_plain(each): name for each in (name, row["zh"], row["en"], *row["also"])}
    return classes, names


def all_classes() -> dict[str, ProductClass]:
    """Every class by its name, in the order of the file."""
    return _known()[0]


@lru_cache(maxsize=4096)
def find_class(text: str) -> ProductClass | None:
    """The class people mean by this word (`AC`, `电冰箱`, `gas water heater`), or None."""
    name = _known()[1].get(_plain(text))
    return _known()[0][name] if name else None


def _plain(text: str) -> str:
    return text.strip().casefold().replace(" ", "_").replace("-", "_")

"""Parts of products: the names people use for them."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml

WHOLE = "whole_unit"
ASSEMBLIES = frozenset({"engine", "gearbox", "traction_battery", "drive_motor"})
"""Car assemblies whose replacement is counted apart from that of their parts."""


@lru_cache(maxsize=1)
def _known() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    text = (files("anxin.domain.entitlements") / "data" / "parts.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    words = {name: (row["zh"], row["en"]) for name, row in rows.items()}
    names = {_plain(each): name for name, row in rows.items() for each in (name, row["zh"], row["en"], *row["also"])}
    return words, names


@lru_cache(maxsize=4096)
def part_named(text: str) -> str:
    """The part's one name; a word nobody knows stays as it is."""
    return _known()[1].get(_plain(text), text)


def part_names() -> list[str]:
    """Every part with names of its own, in the order of the file."""
    return list(_known()[0])


def words_of(part: str) -> tuple[str, str]:
    """Its Chinese and English name; twice the name itself when the part is not known."""
    return _known()[0].get(part, (part, part))


def _plain(text: str) -> str:
    return text.strip().casefold().replace(" ", "_").replace("-", "_")

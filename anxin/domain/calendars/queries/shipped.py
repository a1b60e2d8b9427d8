"""Calendars that come with the product, by name: plain specifications, one file each in `data/`."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

_FOLDER = files("anxin.domain.calendars") / "data"


def names() -> list[str]:
    """Names of all shipped calendars, sorted."""
    return sorted(entry.name.removesuffix(".json") for entry in _FOLDER.iterdir() if entry.name.endswith(".json"))


def find(name: str) -> dict[str, Any] | None:
    """The specification of that name, or None."""
    if name not in names():
        return None
    spec: dict[str, Any] = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return spec

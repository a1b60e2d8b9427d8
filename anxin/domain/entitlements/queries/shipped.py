"""The packs that come with the product, and the engine made of them; no database."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from anxin.domain.entitlements.rules.engine import Engine, check_floors
from anxin.domain.entitlements.rules.packs import Pack, read_pack

_FOLDER = files("anxin.domain.entitlements") / "data" / "packs"


@lru_cache(maxsize=1)
def packs() -> tuple[Pack, ...]:
    """Every delivered pack, sorted by name."""
    names = sorted(entry.name for entry in _FOLDER.iterdir() if entry.name.endswith(".yaml"))
    return tuple(read_pack((_FOLDER / name).read_text(encoding="utf-8")) for name in names)


@lru_cache(maxsize=1)
def engine() -> Engine:
    """Decides by the delivered packs alone."""
    return Engine(packs())


def engine_with(promises: Iterable[Pack]) -> Engine:
    """Decides by the delivered packs and these. Raises PackError for one that promises less than the law."""
    promises = tuple(promises)
    for pack in promises:
        if pack.head.layer != "law":
            check_floors(pack, packs())
    return Engine((*packs(), *promises))

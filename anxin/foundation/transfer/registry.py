"""Which objects can come in and go out: found in the `imports.py` and `exports.py` of the apps."""

from __future__ import annotations

from functools import lru_cache

from django.utils.module_loading import autodiscover_modules

from anxin.foundation.transfer.types import Exporter, Importer

_importers: dict[str, Importer] = {}
_exporters: dict[str, Exporter] = {}


def register(what: Importer | Exporter) -> None:
    """Make it known. Raises ValueError for a key used twice."""
    known: dict[str, Importer] | dict[str, Exporter] = _importers if isinstance(what, Importer) else _exporters
    if what.key in known:
        raise ValueError(f"{type(what).__name__} {what.key} is registered twice")
    known[what.key] = what  # type: ignore[assignment]


def importers() -> list[Importer]:
    """Every importer, in the order a newcomer loads them."""
    _find()
    return sorted(_importers.values(), key=lambda each: (each.order, each.key))


def exporters() -> list[Exporter]:
    """Every exporter."""
    _find()
    return sorted(_exporters.values(), key=lambda each: (each.order, each.key))


@lru_cache(maxsize=1)
def _find() -> None:
    autodiscover_modules("imports", "exports")

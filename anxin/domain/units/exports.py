"""Units as rows of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.units import queries
from anxin.domain.units.imports import COLUMNS as IN
from anxin.domain.units.queries import Filter
from anxin.foundation.actors import Actor
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Column, Exporter

PERSONAL = ("owner_phone", "owner_name", "place")
COLUMNS = (Column("code", _("Code")), *(column for column in IN if column.name not in PERSONAL))


def rows(actor: Actor, filters: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The units the actor sees, newest first; who has them and where they stand is personal and not in it."""
    wanted = Filter(
        typed=str(filters.get("q", "")),
        batch=str(filters.get("batch", "")),
        states=tuple(filters.get("state", ())),
        brand_ids=tuple(filters.get("brand", ())),
        model_ids=tuple(filters.get("model", ())),
    )
    plain = [column.name for column in COLUMNS if column.name != "model"]
    for unit in queries.listed(actor, wanted).iterator(chunk_size=500):
        yield {**{name: getattr(unit, name) for name in plain}, "model": unit.model.number if unit.model else ""}


register(Exporter("units", _("Units"), "units.view", COLUMNS, rows, order=30))

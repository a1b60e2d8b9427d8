"""Models as rows of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.queries import brands
from anxin.domain.catalog import queries
from anxin.domain.catalog.imports import COLUMNS, DAYS
from anxin.foundation.actors import Actor
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Exporter


def rows(actor: Actor, filters: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every model of the brands the actor sees, as it would come in again."""
    seen = [brand.pk for brand in brands(actor, "catalog.view")]
    for model in queries.every_model(seen).iterator(chunk_size=500):
        yield {
            "line": model.line.code,
            "number": model.number,
            "name_zh": model.names.get("zh-hans", ""),
            "name_en": model.names.get("en", ""),
            **{name: getattr(model, name) for name in DAYS},
        }


register(Exporter("product_models", _("Models"), "catalog.view", COLUMNS, rows, order=10))

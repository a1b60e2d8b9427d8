"""Orders as rows of a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.purchases import queries
from anxin.domain.purchases.queries import Filter
from anxin.foundation.actors import Actor
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Column, Exporter

COLUMNS = (
    Column("order_number", _("Order number")),
    Column("source", _("Source")),
    Column("external_id", _("Order number there")),
    Column("channel", _("Bought where")),
    Column("shop", _("Name of the shop")),
    Column("bought_at", _("Bought on"), "instant"),
    Column("currency", _("Currency")),
    Column("total_amount", _("Price paid"), "number"),
    Column("products", _("Product"), "list"),
    Column("serials", _("Serial number"), "list"),
)
PLAIN = ("order_number", "source", "external_id", "channel", "shop", "bought_at", "currency", "total_amount")


def rows(actor: Actor, filters: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The purchases the actor sees, newest first; the buyer is personal and not in it."""
    wanted = Filter(str(filters.get("q", "")), tuple(filters.get("channel", ())), tuple(filters.get("brand", ())))
    for row in queries.listed(actor, wanted).iterator(chunk_size=500):
        lines = row.lines.all()
        yield {
            **{name: getattr(row, name) for name in PLAIN},
            "products": [line.model.number for line in lines if line.model],
            "serials": [line.unit.serial for line in lines if line.unit and line.unit.serial],
        }


register(Exporter("purchases", _("Purchases"), "purchases.view", COLUMNS, rows, order=40))

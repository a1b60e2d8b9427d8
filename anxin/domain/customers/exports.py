"""Customers go out as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.customers.models import ContactPoint, Customer, CustomerBrand, PostalAddress
from anxin.domain.customers.rules.importing import COLUMNS
from anxin.foundation.actors import Actor
from anxin.foundation.transfer.registry import register
from anxin.foundation.transfer.types import Column, Exporter

PERMISSION = "transfer.export"
_CHUNK = 1_000


def rows(actor: Actor, filters: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The customers the actor may take out, oldest first; `tier`, `kind` and `language` narrow them."""
    wanted = {f"{name}__in": filters[name] for name in ("tier", "kind", "language") if filters.get(name)}
    for each in _visible(actor).filter(merged_into=None, **wanted).order_by("pk").iterator(chunk_size=_CHUNK):
        yield _row(each)


def _visible(actor: Actor) -> QuerySet[Customer]:
    files = Customer.objects.prefetch_related(
        Prefetch("contact_points", ContactPoint.objects.order_by("-is_primary", "id")),
        Prefetch("addresses", PostalAddress.objects.order_by("-is_primary", "id")),
        "customer_tags__tag",
    )
    if actor.can(PERMISSION, {}):
        return files
    reached = accounts.within(CustomerBrand.objects.all(), actor, PERMISSION, {"brand": "brand_id"})
    return files.filter(Exists(reached.filter(customer_id=OuterRef("pk"))))


def _row(file: Customer) -> dict[str, Any]:
    points = list(file.contact_points.all())
    phones = [point.shown for point in points if point.kind == "phone"]
    mails = [point.value for point in points if point.kind == "email"]
    address = next(iter(file.addresses.all()), None)
    parts = ("province", "city", "district", "street", "postcode")
    return {
        "external_id": str(file.pk),
        "name": file.name,
        "kind": file.kind,
        "phone": phones[0] if phones else "",
        "phone_2": phones[1] if len(phones) > 1 else "",
        "email": mails[0] if mails else "",
        "language": file.language,
        **{part: getattr(address, part) if address else "" for part in parts},
        "tags": [each.tag.name for each in file.customer_tags.all()],
        "note": file.note,
        "registered_at": file.created_at,
        "tier": file.tier,
    }


_NAMES = {"external_id": _("Number")}
register(
    Exporter(
        key="customers",
        label=_("Customers"),
        permission=PERMISSION,
        columns=(
            *(Column(c.name, _NAMES.get(c.name, c.label), c.kind) for c in COLUMNS),
            Column("tier", _("Tier")),
        ),
        rows=rows,
        order=10,
    )
)

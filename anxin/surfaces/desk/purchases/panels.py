"""The entry in the navigation, what purchases add to customers and units, and how their events are told."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from anxin.domain.purchases import queries
from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry
from anxin.surfaces.kit.slots import Panel, register

navigation.register(
    Entry(
        "purchases",
        _("Purchases"),
        "receipt",
        "purchases:index",
        order=32,
        permission="purchases.view",
        shortcut="g p",
    )
)
sentences.register(
    {
        "purchases.PurchaseRecorded": _("took in purchase %(purchase_id)s"),
        "purchases.PurchaseChanged": _("changed purchase %(purchase_id)s"),
        "purchases.ExclusionNoted": _("noted what the buyer confirmed as excluded in purchase %(purchase_id)s"),
    }
)


@register("customer.main", order=35)
def purchases(request: HttpRequest, customer: Any) -> Panel | None:
    """What a customer bought."""
    return _panel(request, queries.of_customer(request.actor, customer.pk))  # type: ignore[attr-defined]


@register("unit.right", order=30)
def purchase(request: HttpRequest, unit: Any) -> Panel | None:
    """The order a unit was bought with, and what was confirmed then."""
    return _panel(request, queries.of_unit(request.actor, unit.pk))  # type: ignore[attr-defined]


def _panel(request: HttpRequest, rows: list[Any]) -> Panel | None:
    if not request.actor.can("purchases.view"):  # type: ignore[attr-defined]
        return None
    return Panel("desk/purchases/panels/list.html", {"purchases": rows}, title=_("Purchases"), icon="receipt")

"""Where entitlements stand in the navigation and beside a case, and how their events are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anxin.domain.entitlements.policies import PERMISSION
from anxin.domain.entitlements.queries import active
from anxin.domain.entitlements.types import find_class, terms_of
from anxin.foundation import clock
from anxin.surfaces.desk.rights.words import said
from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry
from anxin.surfaces.kit.slots import Panel, register

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case

navigation.register(
    Entry("rights-ask", _("What is due?"), "scale", "rights:ask", order=60, permission="cases.view", shortcut="g r")
)
navigation.register(
    Entry(
        "rights",
        _("Warranty and returns"),
        "shield-check",
        "rights:index",
        order=325,
        permission=PERMISSION,
        group=_("Settings"),
    )
)
sentences.register(
    {
        "entitlements.PromiseDrafted": _("drafted a version of a warranty promise"),
        "entitlements.PromiseSigned": _("signed off a warranty promise"),
        "entitlements.PromiseEnded": _("ended a warranty promise with its successor"),
        "entitlements.PromiseWithdrawn": _("withdrew a warranty promise"),
        "entitlements.EntitlementDecided": _("asked what a customer is entitled to"),
    }
)


@register("case.right", order=40)
def terms(request: HttpRequest, case: Case) -> Panel | None:
    """What such a product is entitled to when bought today, and the way to ask for this one."""
    if case.model_id is None or case.model is None:
        return None
    line = case.model.line
    product = next((each for word in (line.code, *line.names.values()) if (each := find_class(word))), None)
    name = product.name if product else "other"
    brand = str(case.brand.names.get("en", ""))
    found = terms_of(active.engine(), name, jurisdiction="CN", brand=brand, today=clock.now().date())
    rows = [(said(each.title), said(each.detail)) for each in (*found.covers, *found.no_reason)]
    context = {"rows": rows, "url": f"{reverse('rights:ask')}?product_class={name}"}
    return Panel("desk/rights/panel.html", context, title=_("Warranty and returns"), icon="shield-check")

"""What units add to other pages: the case's unit, a customer's units, hits in the palette; and how their events are told."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anxin.domain.cases import policies as case_policies
from anxin.domain.cases import queries as cases
from anxin.domain.units import policies, queries
from anxin.foundation import clock
from anxin.surfaces.desk.units import words
from anxin.surfaces.kit import sentences
from anxin.surfaces.kit.slots import Panel, register

IN_PALETTE = 5

sentences.register(
    {
        "units.UnitAdded": _("opened the file of unit %(unit_id)s"),
        "units.UnitChanged": _("changed facts of unit %(unit_id)s"),
        "units.OwnershipStarted": _("noted a new owner or user of unit %(unit_id)s"),
        "units.OwnershipEnded": _("noted that somebody has unit %(unit_id)s no longer"),
        "units.OwnershipClaimed": _("asked to take unit %(unit_id)s over"),
        "units.ClaimDecided": _("decided about the request to take unit %(unit_id)s over"),
        "units.EpisodeRecorded": _("wrote down a service or repair of unit %(unit_id)s"),
        "units.ComponentChanged": _("noted a part fitted to or removed from unit %(unit_id)s"),
        "units.FirmwareInstalled": _("noted new software on unit %(unit_id)s"),
        "units.UnitRetired": _("took unit %(unit_id)s out of use"),
        "units.RetirementUndone": _("put unit %(unit_id)s back into use"),
        "units.UnitsMerged": _("merged two files of a machine into unit %(kept_id)s"),
        "units.UnitsParted": _("made two files of a merged unit again"),
        "units.UnitNoted": _("left a note at unit %(unit_id)s"),
        "units.LabelsAsked": _("had labels printed for %(count)s units"),
    }
)


@register("case.right", order=25)
def unit(request: HttpRequest, case: Any) -> Panel | None:
    """The machine the case is about, with its age and what was done to it last; without one, a way to name it."""
    actor = request.actor  # type: ignore[attr-defined]
    may_link = actor.can("cases.work", case_policies.where(case)) and actor.can("units.view")
    found = queries.find_unit(case.unit_id) if case.unit_id else None
    if found is None and not may_link:
        return None
    context: dict[str, Any] = {
        "may_link": may_link,
        "link_url": reverse("units:link_case", args=[case.number]),
        "serial": case.values.get("serial", ""),
    }
    if found is not None:
        context |= {
            "unit": found,
            "state": words.STATES[found.state],
            "months": queries.age_months(found, today=clock.now().date()),
            "episodes": queries.episodes(found, 3),
            "url": reverse("units:unit", args=[found.pk]) if actor.can("units.view", policies.where(found)) else "",
        }
    return Panel("desk/units/panels/case.html", context, title=pgettext_lazy("machine", "Unit"), icon="qrcode")


@register("customer.main", order=30)
def units(request: HttpRequest, customer: Any) -> Panel | None:
    """What a customer has and had."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.can("units.view"):
        return None
    rows = [
        {"row": row, "role": words.ROLES[row.role], "state": words.STATES[row.unit.state]}
        for row in queries.of_customer(actor, customer.pk)
    ]
    return Panel("desk/units/panels/customer.html", {"rows": rows}, title=_("Units"), icon="qrcode")


@register("unit.main", order=20)
def unit_cases(request: HttpRequest, unit: Any) -> Panel | None:
    """The cases about a unit."""
    actor = request.actor  # type: ignore[attr-defined]
    if not actor.can("cases.view"):
        return None
    rows = cases.of_unit(actor, unit.pk)
    return Panel("desk/units/panels/cases.html", {"cases": rows}, title=_("Cases"), icon="inbox")


@register("palette.results", order=20)
def found_units(request: HttpRequest, typed: str) -> Panel | None:
    """Units whose serial number or code holds what was typed."""
    rows = queries.found(request.actor, typed, limit=IN_PALETTE)  # type: ignore[attr-defined]
    return Panel("desk/units/panels/palette.html", {"units": rows}) if rows else None

"""The page of a unit: for whoever scans it, and for its owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from anxin.domain.cases import queries as cases
from anxin.domain.units import queries as units
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.surfaces.kit.pages import render_page
from anxin.surfaces.portal.unit_page import shown
from anxin.surfaces.portal.unit_page.link import with_unit

if TYPE_CHECKING:
    from anxin.domain.units.models import Unit


@with_unit
@require_safe
def page(request: HttpRequest, unit: Unit) -> HttpResponse:
    """What it is, safety, something to read, and help."""
    context = {
        **shown.about(request, unit),
        "safety_notes": shown.safety_notes(unit),
        "readings": shown.readings(unit),
    }
    return render_page(request, "portal/unit_page/page.html", context)


@with_unit
@require_safe
def mine(request: HttpRequest, unit: Unit, token: str) -> HttpResponse:
    """The same for its owner, with what was done in her time and her own requests. The link ends when she gives the unit away."""
    ownership = units.find_ownership(unit, token)
    if ownership is None:
        raise NotFound
    owner = Actor(kind="customer", id=ownership.customer_id, name=ownership.customer.name)
    done = [each for each in units.episodes(unit) if (each.ended_at or each.started_at) >= ownership.from_at]
    context = {
        **shown.about(request, unit),
        "safety_notes": shown.safety_notes(unit),
        "readings": shown.readings(unit),
        "ownership": ownership,
        "episodes": done,
        "cases": [(case, cases.link_path(case)) for case in cases.of_unit(owner, unit.pk, limit=10)],
        "serial": unit.serial,
    }
    return render_page(request, "portal/unit_page/page.html", context)

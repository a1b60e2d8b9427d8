"""“This machine is mine now”: the form, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from anxin.domain.customers.types import Reach
from anxin.domain.units import queries as units
from anxin.domain.units.operations import claims
from anxin.domain.units.types import ClaimState
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.portal import throttle, uploads
from anxin.surfaces.portal.regions import region_of
from anxin.surfaces.portal.unit_page import shown
from anxin.surfaces.portal.unit_page.forms import ClaimForm
from anxin.surfaces.portal.unit_page.link import with_unit

if TYPE_CHECKING:
    from anxin.domain.units.models import Unit

PER_ADDRESS = throttle.Limit("claim-address", count=30, seconds=3600)
PER_UNIT = throttle.Limit("claim-unit", count=10, seconds=3600)


@with_unit
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, unit: Unit) -> HttpResponse:
    """The form; posted and good, the request is kept and its own page shown. It never says who has the machine."""
    region = region_of(unit.brand.zone)
    if request.method != "POST":
        return _show(request, unit, ClaimForm(region=region), uploads.Chosen())
    if PER_ADDRESS.is_over(throttle.address_of(request)) or PER_UNIT.is_over(unit.code):
        return throttle.refuse(request)
    chosen = uploads.take_in(request, at=clock.now())
    asked = ClaimForm(request.POST, region=region)
    if asked.is_valid() and not chosen.errors:
        evidence = chosen.kept[0] if chosen.kept else None
        try:
            claim = claims.ask(
                unit_id=unit.pk,
                claimant=_claimant(asked, unit),
                message=asked.cleaned_data["message"],
                evidence_id=evidence.file_id if evidence else None,
                evidence_name=evidence.name if evidence else "",
                at=clock.now(),
            )
        except Refusal as refusal:
            asked.add_refusal(refusal)
        else:
            uploads.forget(request, chosen)
            return see_other(request, units.claim_path(claim))
    return _show(request, unit, asked, chosen, status=422)


@with_unit
@require_safe
def status(request: HttpRequest, unit: Unit, token: str) -> HttpResponse:
    """What became of the request: seen by whoever holds its link."""
    claim = units.find_claim(unit, token)
    if claim is None:
        raise NotFound
    mine = units.ownership_of(unit, claim.customer_id) if claim.state == ClaimState.APPROVED else None
    context = {
        **shown.about(request, unit),
        "claim": claim,
        "mine_url": units.owner_path(mine) if mine else "",
        "link": request.build_absolute_uri(request.path),
    }
    return render_page(request, "portal/unit_page/claim_status.html", context)


def _claimant(asked: ClaimForm, unit: Unit) -> Reach:
    return asked.reach(language=get_language() or unit.brand.language, zone=unit.brand.zone)


def _show(
    request: HttpRequest, unit: Unit, asked: ClaimForm, chosen: uploads.Chosen, status: int = 200
) -> HttpResponse:
    context = {**shown.about(request, unit), "form": asked, "chosen": chosen, "uploads": uploads}
    return render_page(request, "portal/unit_page/claim.html", context, status=status)

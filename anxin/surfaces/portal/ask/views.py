"""Showing and taking the form that asks for help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from anxin.domain.cases import queries as cases
from anxin.domain.cases.operations import intake
from anxin.domain.catalog import queries as catalog
from anxin.domain.customers.types import Reach
from anxin.domain.units import queries as units
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.kit.access import public
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.portal import advice, throttle, uploads
from anxin.surfaces.portal.ask.forms import AskForm
from anxin.surfaces.portal.face import Face, wear_code
from anxin.surfaces.portal.regions import region_of

if TYPE_CHECKING:
    from anxin.domain.units.models import Unit

# A whole town may share one address; a phone number belongs to one person.
PER_ADDRESS = throttle.Limit("ask-address", count=60, seconds=3600)
PER_PHONE = throttle.Limit("ask-phone", count=10, seconds=3600)
_KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


@public
@require_http_methods(["GET", "HEAD", "POST"])
def form(request: HttpRequest, code: str) -> HttpResponse:
    """The form; posted and good, a case is made and its confirmation shown."""
    face = wear_code(request, code)
    if request.method != "POST":
        return _show(request, face, _form(request, face), uploads.Chosen())
    if PER_ADDRESS.is_over(throttle.address_of(request)):
        return throttle.refuse(request)
    chosen = uploads.take_in(request, at=clock.now())
    asked = _form(request, face)
    if asked.is_valid() and not chosen.errors:
        if PER_PHONE.is_over(asked.cleaned_data["phone"]):
            return throttle.refuse(request)
        try:
            received = intake.submit(contact=_reach(asked, face), request=_request(asked, face, chosen), at=clock.now())
        except Refusal as refusal:
            asked.add_refusal(refusal)
        else:
            uploads.forget(request, chosen)
            return see_other(request, f"{cases.link_path(received.case)}/received")
    return _show(request, face, asked, chosen, status=422)


def _form(request: HttpRequest, face: Face) -> AskForm:
    lines = list(catalog.lines(face.row.pk))
    types = list(cases.types(offered_on_portal=True))
    known = {
        "line": request.GET.get("line", ""),
        "model": request.GET.get("model", ""),
        "about": request.GET.get("about", ""),
    }
    initial = {name: value for name, value in known.items() if value}
    data = request.POST if request.method == "POST" else None
    unit = _unit(request, face)
    return AskForm(data, lines=lines, types=types, region=region_of(face.row.zone), unit=unit, initial=initial)


def _unit(request: HttpRequest, face: Face) -> Unit | None:
    """The machine whose QR led here; its code stays in the form's own address."""
    found = units.find_by_code(request.GET.get("unit", "").replace("\0", "")[:20])
    return found if found and found.brand_id == face.row.pk else None


def _show(request: HttpRequest, face: Face, asked: AskForm, chosen: uploads.Chosen, status: int = 200) -> HttpResponse:
    text = asked.data.get("text", "") if asked.is_bound else ""
    context = {
        "face": face,
        "form": asked,
        "chosen": chosen,
        "uploads": uploads,
        "advice": advice.for_text(text[:20_000]) if text else None,
    }
    response = render_page(request, "portal/ask/form.html", context, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _reach(asked: AskForm, face: Face) -> Reach:
    return asked.reach(language=get_language() or face.row.language, zone=face.row.zone)


def _request(asked: AskForm, face: Face, chosen: uploads.Chosen) -> intake.Request:
    typed = asked.cleaned_data
    key = typed.get("client_key") or ""
    return intake.Request(
        brand_id=face.row.pk,
        type_code=typed["about"],
        text=typed["text"],
        subject=asked.subject,
        model_id=asked.model_id,
        unit_id=asked.unit.pk if asked.unit else None,
        values=asked.values,
        files=chosen.files,
        client_key=key if _KEY.fullmatch(key) else None,
    )

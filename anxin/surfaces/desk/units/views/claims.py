"""Requests to take a unit over: looking, deciding, taking the decision back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from anxin.domain.customers import queries as customers
from anxin.domain.units import queries
from anxin.domain.units.operations import claims
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.files import pictures, store
from anxin.surfaces.desk.units import words
from anxin.surfaces.desk.units.forms import RefusalForm
from anxin.surfaces.kit import access, addresses, paging
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

SIZE = 20
FILTERS = [Filter("state", gettext_lazy("State"), [(key, sign.label) for key, sign in words.CLAIMS.items()])]


@access.staff("units.claims")
def index(request: HttpRequest) -> HttpResponse:
    """Those to decide, newest first; `?state=` shows decided ones."""
    actor = request.actor  # type: ignore[attr-defined]
    filters = FilterState(request, FILTERS)
    state = next(iter(filters["state"]), "asked")
    page = paging.page(queries.claims(actor, state), cursor=request.GET.get("cursor"), order=("-id",), size=SIZE)
    points: dict[int, list[str]] = {}
    for point in customers.contact_points_of({row.customer_id for row in page}):
        points.setdefault(point.customer_id, []).append(customers.masked(point))
    owners = queries.owner_names({row.unit_id for row in page})
    rows = [
        {
            "row": row,
            "state": words.CLAIMS[row.state],
            "points": points.get(row.customer_id, []),
            "owners": owners.get(row.unit_id, []),
            "customer_url": addresses.customer_page(row.customer_id),
        }
        for row in page
    ]
    context = {
        "page": page,
        "rows": rows,
        "state": state,
        "states": [(key, sign, reverse("units:claims") + f"?state={key}") for key, sign in words.CLAIMS.items()],
    }
    return render_page(request, "desk/units/claims.html", context, partial="rows")


@access.staff("units.claims")
@require_POST
def approve(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The unit is hers."""
    ends_others = request.POST.get("keeps_others") != "1"
    return _decide(
        request,
        claim_id,
        lambda **by: claims.approve(claim_id=claim_id, ends_others=ends_others, **by),
        _("The unit is hers now. The owner before her does not see it any more."),
    )


@access.staff("units.claims")
def refuse(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The unit is not hers; she reads why."""
    claim = queries.get_claim(request.actor, claim_id)  # type: ignore[attr-defined]
    form = RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            claims.refuse(claim_id=claim_id, **form.cleaned_data, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(
                request,
                _("Refused; she reads why."),
                undo_url=reverse("units:claim_undo", args=[claim_id]),
                undo_seconds=10,
            )
            return see_other(request, reverse("units:claims"))
    title = _("Refuse the request for %(unit)s") % {"unit": claim.unit}
    context = {"form": form, "title": title, "back_url": reverse("units:claims")}
    return render_page(request, "desk/units/edit.html", context, status=422 if form.errors else 200)


@access.staff("units.claims")
@require_POST
def undo(request: HttpRequest, claim_id: int) -> HttpResponse:
    """As it was before the decision."""
    queries.get_claim(request.actor, claim_id)  # type: ignore[attr-defined]
    try:
        claims.undo(claim_id=claim_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="warning")
    else:
        toast(request, _("Taken back: everything is as before."))
    return see_other(request, _back(request))


@access.staff("units.claims")
def evidence(request: HttpRequest, claim_id: int) -> HttpResponse:
    """What she sent along: a photo in place, everything else as a download."""
    claim = queries.get_claim(request.actor, claim_id)  # type: ignore[attr-defined]
    file = claim.evidence
    if file is None or not store.path_of(file.sha256).exists():
        raise NotFound
    if file.is_picture:
        source, kind = pictures.preview(file.sha256, "large"), "image/webp"
    else:
        source, kind = store.path_of(file.sha256), "application/octet-stream"
    response = FileResponse(
        source.open("rb"), content_type=kind, as_attachment=not file.is_picture, filename=claim.evidence_name
    )
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "private, max-age=3600"
    response._csp_exempt = True  # type: ignore[attr-defined]
    return response


def _decide(request: HttpRequest, claim_id: int, operation: Callable[..., Any], text: str) -> HttpResponse:
    queries.get_claim(request.actor, claim_id)  # type: ignore[attr-defined]
    try:
        operation(actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="warning")
    else:
        toast(request, text, undo_url=reverse("units:claim_undo", args=[claim_id]), undo_seconds=10)
    return see_other(request, _back(request))


def _back(request: HttpRequest) -> str:
    """The unit's page when it was decided there, else the list."""
    unit = request.POST.get("unit", "")
    return (
        reverse("units:unit", args=[int(unit)])
        if unit.isascii() and unit.isdecimal() and len(unit) < 18
        else reverse("units:claims")
    )

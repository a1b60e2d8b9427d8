"""Printing labels: choose units by the list's filters, choose the paper, watch it being printed, fetch the file."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse

from anxin.domain.units import queries
from anxin.domain.units.operations import labels
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.files import store
from anxin.foundation.labels.drawing import is_possible
from anxin.foundation.labels.paper import PAPERS
from anxin.surfaces.desk.units.forms import LabelsForm
from anxin.surfaces.desk.units.views.listing import read
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other


@access.staff("units.view")
def index(request: HttpRequest) -> HttpResponse:
    """How many units the list's filters leave, on which paper, and the runs before."""
    actor = request.actor  # type: ignore[attr-defined]
    filters, wanted = read(request)
    one = request.GET.get("unit", "")
    ids = [int(one)] if one.isascii() and one.isdecimal() and len(one) < 18 else []
    ids = [queries.get_unit(actor, ids[0]).pk] if ids else queries.ids(actor, wanted, labels.MOST + 1)
    form = LabelsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            sheet = labels.ask(
                unit_ids=ids,
                paper=form.cleaned_data["paper"],
                base_url=settings.PUBLIC_URL or request.build_absolute_uri("/").rstrip("/"),
                language=request.LANGUAGE_CODE,
                actor=actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, reverse("units:sheet", args=[sheet.pk]))
    context = {
        "form": form,
        "count": min(len(ids), labels.MOST),
        "is_too_many": len(ids) > labels.MOST,
        "most": labels.MOST,
        "filters": filters,
        "sheets": queries.sheets(actor),
        "papers": PAPERS,
        "is_possible": is_possible(),
        "query": request.GET.urlencode(),
    }
    return render_page(request, "desk/units/labels.html", context, status=422 if form.errors else 200)


@access.staff("units.view")
def sheet(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """How far a run is; the page asks again by itself until it is done."""
    found = queries.find_sheet(request.actor, sheet_id)  # type: ignore[attr-defined]
    if found is None:
        raise NotFound
    total = len(found.unit_ids)
    context = {
        "sheet": found,
        "total": total,
        "percent": found.done * 100 // total if total else 0,
        "paper": PAPERS[found.paper].name if found.paper in PAPERS else found.paper,
        "is_running": found.state in ("waiting", "printing"),
    }
    return render_page(request, "desk/units/sheet.html", context, partial="progress")


@access.staff("units.view")
def file(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """The finished PDF."""
    found = queries.find_sheet(request.actor, sheet_id)  # type: ignore[attr-defined]
    if found is None or found.file is None or not store.path_of(found.file.sha256).exists():
        raise NotFound
    name = f"labels-{found.pk}.pdf"
    return FileResponse(
        store.path_of(found.file.sha256).open("rb"), content_type="application/pdf", as_attachment=True, filename=name
    )

"""Finding a model, and its page with tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.catalog import queries
from anxin.foundation.errors import NotFound
from anxin.foundation.files import pictures
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page

if TYPE_CHECKING:
    from anxin.domain.catalog.models import ProductModel

TABS = {"facts": _("Facts"), "parts": _("Parts"), "documents": _("Manuals and films"), "firmware": _("Software")}


@access.staff("catalog.view")
def index(request: HttpRequest) -> HttpResponse:
    """Models by number in any spelling, or all of them."""
    brands = list(accounts.brands(request.actor, "catalog.view"))  # type: ignore[attr-defined]
    named = [(str(row.pk), in_language(row.names, request.LANGUAGE_CODE)) for row in brands]
    filters = FilterState(request, [Filter("brand", _("Brand"), named)])
    typed = request.GET.get("q", "").replace("\0", "").strip()[:80]
    chosen = [int(value) for value in filters["brand"]] or [row.pk for row in brands]
    rows = queries.models_named(typed, brand_ids=chosen)
    page = paging.page(rows, cursor=request.GET.get("cursor"), order=("line_id", "number", "id"))
    context = {"page": page, "filters": filters, "typed": typed, "may_edit": request.actor.can("settings.cases")}  # type: ignore[attr-defined]
    return render_page(request, "desk/catalogue/index.html", context, partial="rows")


@access.staff("catalog.view")
def model(request: HttpRequest, model_id: int) -> HttpResponse:
    """One model: facts, parts, what to read, software."""
    found = seen(request, model_id)
    tab = request.GET.get("tab", "facts")
    tab = tab if tab in TABS else "facts"
    may_edit = request.actor.can("settings.cases", {"brand": found.line.brand_id})  # type: ignore[attr-defined]
    context = {
        "model": found,
        "tab": tab,
        "tabs": [
            (key, label, f"{reverse('catalogue:model', args=[model_id])}?tab={key}") for key, label in TABS.items()
        ],
        "may_edit": may_edit,
        "edit_url": reverse("products:model", args=[found.line_id, found.pk]),
        "life": [
            (_("On the market since"), found.launched_date),
            (_("Last made on"), found.last_made_date),
            (_("Sold until"), found.end_of_sale_date),
            (_("Supported until"), found.end_of_support_date),
        ],
        "safety_notes": in_language(found.safety_notes, request.LANGUAGE_CODE).splitlines(),
    }
    if tab == "parts":
        context["parts"] = queries.parts(request.actor, model_id=model_id).order_by("number", "id")[:200]  # type: ignore[attr-defined]
    elif tab == "documents":
        context["documents"] = queries.documents(model_id)[:200]
    elif tab == "firmware":
        context["releases"] = queries.releases(model_id)[:100]
    return render_page(request, "desk/catalogue/model.html", context)


@access.staff("catalog.view")
def picture(request: HttpRequest, model_id: int) -> HttpResponse:
    """Its picture, small."""
    file = seen(request, model_id).picture
    if file is None or not file.is_picture:
        raise NotFound
    response = FileResponse(pictures.preview(file.sha256, "small").open("rb"), content_type="image/webp")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def seen(request: HttpRequest, model_id: int) -> ProductModel:
    """A model of a brand the reader may look into. Raises NotFound."""
    found = queries.get_model(model_id)
    if not request.actor.can("catalog.view", {"brand": found.line.brand_id}):  # type: ignore[attr-defined]
        raise NotFound
    return found

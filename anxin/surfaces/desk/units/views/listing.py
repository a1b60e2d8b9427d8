"""The list of units."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse

from anxin.domain.accounts import queries as accounts
from anxin.domain.catalog import queries as catalog
from anxin.domain.units import queries
from anxin.domain.units.queries import Filter as Wanted
from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.units import words
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page


@access.staff("units.view")
def index(request: HttpRequest) -> HttpResponse:
    """Units I may see, newest first, narrowed by what stands in the address."""
    actor = request.actor  # type: ignore[attr-defined]
    filters, wanted = read(request)
    page = paging.page(queries.listed(actor, wanted), cursor=request.GET.get("cursor"), order=queries.ORDER)
    query = request.GET.copy()
    query.pop("cursor", None)
    context = {
        "page": page,
        "rows": [{"unit": unit, "state": words.STATES[unit.state]} for unit in page],
        "filters": filters,
        "groups": [(each.label, filters.choices(each.name)) for each in filters.filters],
        "typed": wanted.typed,
        "batch": wanted.batch,
        "made_from": request.GET.get("made_from", ""),
        "made_to": request.GET.get("made_to", ""),
        "is_narrowed": bool(filters.chips or wanted.typed or wanted.batch or wanted.made_from or wanted.made_to),
        "query": query.urlencode(),
        "may_edit": actor.can("units.edit"),
        "may_decide": actor.can("units.claims"),
    }
    return render_page(request, "desk/units/index.html", context, partial="rows")


def read(request: HttpRequest) -> tuple[FilterState, Wanted]:
    """The filters of a request and what they mean; junk in the address is ignored."""
    filters = FilterState(request, _filters(request))
    wanted = Wanted(
        typed=_text(request, "q"),
        batch=_text(request, "batch"),
        states=tuple(filters["state"]),
        brand_ids=tuple(int(value) for value in filters["brand"]),
        model_ids=tuple(int(value) for value in filters["model"]),
        made_from=_day(request, "made_from"),
        made_to=_day(request, "made_to"),
    )
    return filters, wanted


def _filters(request: HttpRequest) -> list[Filter]:
    language = request.LANGUAGE_CODE
    brands = list(accounts.brands(request.actor, "units.view"))  # type: ignore[attr-defined]
    models: list[tuple[str, Any]] = [
        (str(row.pk), row.number) for row in catalog.every_model(brand.pk for brand in brands)[:500]
    ]
    return [
        Filter("state", words.STATE, [(key, sign.label) for key, sign in words.STATES.items()]),
        Filter("brand", words.BRAND, [(str(row.pk), in_language(row.names, language)) for row in brands]),
        Filter("model", words.MODEL, models),
    ]


def _text(request: HttpRequest, name: str) -> str:
    return request.GET.get(name, "").replace("\0", "").strip()[:80]


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None

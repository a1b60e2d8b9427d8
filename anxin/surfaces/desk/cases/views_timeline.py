"""The timeline of a case: a short one beside the conversation, the whole one on a page with filters."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases import queries
from anxin.surfaces.desk.cases import timeline
from anxin.surfaces.desk.cases.views_case import url_of
from anxin.surfaces.kit import access
from anxin.surfaces.kit.filters import Filter, FilterState
from anxin.surfaces.kit.pages import render_page

PAGE_SIZE = 100
IN_PANEL = 12
FILTERS = [
    Filter(
        "show",
        _("Show"),
        [("messages", _("Messages")), ("steps", _("Steps")), ("people", _("Owners")), ("changes", _("Changes"))],
    )
]


@access.staff("cases.view")
def index(request: HttpRequest, number: int) -> HttpResponse:
    """Who did what and when; `?before=` shows what came earlier."""
    case = queries.get_case(request.actor, number)  # type: ignore[attr-defined]
    filters = FilterState(request, FILTERS)
    size = IN_PANEL if request.htmx else PAGE_SIZE  # type: ignore[attr-defined]
    before = request.GET.get("before", "")
    before_id = int(before) if before.isascii() and before.isdecimal() and len(before) < 18 else None
    happened = queries.history(case, limit=size + 1, before_id=before_id)
    has_more, happened = len(happened) > size, happened[:size]
    wanted = {f"cases.{kind}" for group in filters["show"] for kind in timeline.GROUPS[group]}
    shown = [each for each in happened if not wanted or each.event.type in wanted]
    context = {
        "case": case,
        "lines": timeline.lines(case, shown, request.LANGUAGE_CODE),
        "filters": filters,
        "choices": filters.choices("show"),
        "more_before": happened[-1].event.pk if has_more else None,
        "back_url": url_of(request, number),
    }
    return render_page(request, "desk/cases/timeline.html", context, partial="lines")

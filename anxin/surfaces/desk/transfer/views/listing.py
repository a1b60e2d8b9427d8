"""What came in and went out, newest first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anxin.domain.accounts import queries as accounts
from anxin.foundation.transfer import policies, queries, registry
from anxin.surfaces.desk.transfer import words
from anxin.surfaces.kit import access, paging
from anxin.surfaces.kit.pages import render_page

RECENT = 10


@access.staff("transfer.import")
def index(request: HttpRequest) -> HttpResponse:
    """Runs, paged, and the reader's newest exports."""
    actor = request.actor  # type: ignore[attr-defined]
    page = paging.page(queries.runs(actor), cursor=request.GET.get("cursor"), order=queries.NEWEST_FIRST, size=30)
    importers = {each.key: each.label for each in registry.importers()}
    exporters = {each.key: each.label for each in registry.exporters()}
    names = accounts.names_of_staff([run.actor_id for run in page if run.actor_id])
    context = {
        "page": page,
        "runs": [
            (run, importers.get(run.importer, run.importer), words.RUNS[run.state], names.get(run.actor_id or 0, ""))
            for run in page
        ],
        "exports": [
            (each, exporters.get(each.exporter, each.exporter), words.EXPORTS[each.state])
            for each in queries.exports(actor)[:RECENT]
        ],
        "may_export": bool(policies.exporters(actor)),
        "is_busy": any(run.is_busy for run in page),
    }
    return render_page(request, "desk/transfer/index.html", context, partial="rows")

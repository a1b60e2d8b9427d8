"""Files that go out: ask for one, watch it being written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_POST

from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.foundation.transfer import policies, queries, registry
from anxin.foundation.transfer.operations import exports
from anxin.surfaces.desk.transfer import words
from anxin.surfaces.desk.transfer.forms import ExportForm
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other

RIGHT = "transfer.export"
_NOT_FILTERS = ("what", "cursor", "view", "csrfmiddlewaretoken")


@access.staff(RIGHT)
def new(request: HttpRequest) -> HttpResponse:
    """Choose what goes out and as what; the filters of the list one comes from are kept."""
    actor = request.actor  # type: ignore[attr-defined]
    exporters = policies.exporters(actor)
    kept = request.GET.copy()
    for name in _NOT_FILTERS:
        kept.pop(name, None)
    initial = {"exporter": request.GET.get("what", exporters[0].key if exporters else ""), "format": "xlsx"}
    form = ExportForm(request.POST or None, exporters=exporters, initial={**initial, "filters": kept.urlencode()})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            export = exports.request(
                exporter=given["exporter"],
                format=given["format"],
                filters=dict(QueryDict(given["filters"]).lists()),
                language=request.LANGUAGE_CODE,
                zone=request.user.zone,  # type: ignore[union-attr]
                actor=actor,
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, reverse("transfer:export", args=[export.pk]))
    context = {"form": form, "is_filtered": bool(kept)}
    return render_page(request, "desk/transfer/new_export.html", context, status=422 if form.errors else 200)


@access.staff(RIGHT)
def page(request: HttpRequest, export_id: int) -> HttpResponse:
    """How far the file is; when it is ready, where to fetch it."""
    export = queries.get_export(request.actor, export_id)  # type: ignore[attr-defined]
    labels = {each.key: each.label for each in registry.exporters()}
    context = {
        "export": export,
        "label": labels.get(export.exporter, export.exporter),
        "sign": words.EXPORTS[export.state],
        "format": dict(words.FORMATS).get(export.format, ""),
    }
    return render_page(request, "desk/transfer/export.html", context, partial="state")


@access.staff(RIGHT)
@require_POST
def stop(request: HttpRequest, export_id: int) -> HttpResponse:
    """Stop the writing."""
    exports.stop(export_id=export_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return see_other(request, reverse("transfer:export", args=[export_id]))

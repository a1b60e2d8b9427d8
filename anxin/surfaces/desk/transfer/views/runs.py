"""Bringing a file in: give it, confirm its columns, look at the dry run, load, stop, undo."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts import queries as accounts
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.foundation.text.localised import in_language
from anxin.foundation.transfer import policies, queries
from anxin.foundation.transfer.models import TransferRun
from anxin.foundation.transfer.operations import runs
from anxin.surfaces.desk.transfer import shown, words
from anxin.surfaces.desk.transfer.forms import ImportForm, MappingForm
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

RIGHT = "transfer.import"
_MAPPABLE = (TransferRun.State.CHECKED, TransferRun.State.FAILED, TransferRun.State.UNDONE)


@access.staff(RIGHT)
def new(request: HttpRequest) -> HttpResponse:
    """Choose what comes in and give the file."""
    actor = request.actor  # type: ignore[attr-defined]
    importers = policies.importers(actor)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ImportForm(
        *given,
        importers=importers,
        brands=accounts.brands(actor, RIGHT),
        language=request.LANGUAGE_CODE,
        initial={
            "importer": request.GET.get("what", importers[0].key if importers else ""),
            "source": request.GET.get("source", ""),
        },
    )
    if form.is_bound and form.is_valid():
        try:
            run = _received(request, form.cleaned_data)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, _url(run))
    context = {"form": form, "importers": importers}
    return render_page(request, "desk/transfer/new.html", context, status=422 if form.errors else 200)


def _received(request: HttpRequest, given: dict[str, Any]) -> TransferRun:
    [file] = given["file"]
    return runs.receive(
        importer=given["importer"],
        brand_id=given["brand_id"],
        source=given["source"],
        file=file.file,
        file_name=file.name,
        size_bytes=file.size,
        language=request.LANGUAGE_CODE,
        zone=request.user.zone,  # type: ignore[union-attr]
        actor=request.actor,  # type: ignore[attr-defined]
        at=clock.now(),
    )


@access.staff(RIGHT)
def page(request: HttpRequest, run_id: int) -> HttpResponse:
    """Where a file stands; while work is going on the page asks for its own news."""
    run = queries.get_run(request.actor, run_id)  # type: ignore[attr-defined]
    return _shown(request, run, _mapping_form(request, run))


def _mapping_form(request: HttpRequest, run: TransferRun) -> MappingForm:
    importer = policies.importer(request.actor, run.importer, run.brand_id)  # type: ignore[attr-defined]
    data = request.POST if request.method == "POST" else None
    return MappingForm(data, headings=run.headings, columns=importer.columns, mapping=run.mapping)


def _shown(request: HttpRequest, run: TransferRun, form: MappingForm) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    importer = policies.importer(actor, run.importer, run.brand_id)
    may_ask = run.state in _MAPPABLE and run.file_id is not None
    asks_mapping = run.state == TransferRun.State.NEW or (may_ask and (bool(form.errors) or "columns" in request.GET))
    together = queries.together_with(actor, run) if run.state in queries.UNDOABLE else []
    context = {
        "run": run,
        "importer": importer,
        "brand": in_language(accounts.get_brand(run.brand_id).names, request.LANGUAGE_CODE),
        "sign": words.RUNS[run.state],
        "form": form,
        "columns": shown.columns(run, form) if asks_mapping else [],
        "asks_mapping": asks_mapping,
        "progress": shown.progress(run),
        "good_rows": run.total_rows - run.bad_rows,
        "problems": shown.problems(run, importer),
        "stays": queries.stays(run)[: queries.MOST_SHOWN],
        "together": together if len(together) > 1 else [],
        "may_undo": run.state in queries.UNDOABLE and bool(run.new_objects or run.changed_objects),
    }
    return render_page(request, "desk/transfer/run.html", context, partial="state", status=422 if form.errors else 200)


@access.staff(RIGHT)
def check(request: HttpRequest, run_id: int) -> HttpResponse:
    """Confirm the columns and begin the dry run."""
    run = queries.get_run(request.actor, run_id)  # type: ignore[attr-defined]
    if request.method != "POST":
        return see_other(request, _url(run))
    form = _mapping_form(request, run)
    if form.is_valid():
        try:
            runs.check(run_id=run.pk, mapping=form.mapping(), actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return see_other(request, _url(run))
    return _shown(request, run, form)


@access.staff(RIGHT)
@require_POST
def load(request: HttpRequest, run_id: int) -> HttpResponse:
    """Bring the good rows in, or go on with it."""
    return see_other(request, _url(runs.load(run_id=run_id, actor=request.actor, at=clock.now())))  # type: ignore[attr-defined]


@access.staff(RIGHT)
@require_POST
def stop(request: HttpRequest, run_id: int) -> HttpResponse:
    """Stop after the rows that are being worked on."""
    return see_other(request, _url(runs.stop(run_id=run_id, actor=request.actor, at=clock.now())))  # type: ignore[attr-defined]


@access.staff(RIGHT)
@require_POST
def undo(request: HttpRequest, run_id: int) -> HttpResponse:
    """Take out what the file brought in, or everything of its source."""
    is_everything = request.POST.get("everything") == "yes"
    undone = runs.undo(run_id=run_id, is_everything=is_everything, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    return see_other(request, reverse("transfer:index") if len(undone) > 1 else reverse("transfer:run", args=[run_id]))


@access.staff(RIGHT)
@require_POST
def discard(request: HttpRequest, run_id: int) -> HttpResponse:
    """Let a file go that brought nothing in."""
    runs.discard(run_id=run_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("The file is gone. Nothing of it was brought in."))
    return see_other(request, reverse("transfer:index"))


def _url(run: TransferRun) -> str:
    return reverse("transfer:run", args=[run.pk])

"""What belongs to a model: keeping documents and software versions, and handing a file out."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.catalog import queries
from anxin.domain.catalog.operations import documents
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.foundation.files import store
from anxin.foundation.files.operations import accept
from anxin.surfaces.desk.catalogue.forms import DocumentForm, FirmwareForm
from anxin.surfaces.desk.catalogue.views_models import seen
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff("settings.cases")
def document(request: HttpRequest, model_id: int, document_id: int | None = None) -> HttpResponse:
    """Add something to read or watch, or change it."""
    model = seen(request, model_id)
    found = next((row for row in queries.documents(model_id) if row.pk == document_id), None)
    if document_id is not None and found is None:
        raise NotFound
    names = ("kind", "language", "title", "version", "url", "is_public")
    initial = {name: getattr(found, name) for name in names} if found else {"language": request.LANGUAGE_CODE}
    form = DocumentForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        at = clock.now()
        try:
            given = {**form.cleaned_data, **_kept(form.cleaned_data.pop("file"), at)}
            documents.save_document(
                document_id=document_id,
                model_id=model_id,
                given=given,
                actor=request.actor,
                at=at,  # type: ignore[attr-defined]
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, _tab(model_id, "documents"))
    title = found.title if found else _("New document of %(model)s") % {"model": model.number}
    return _show(request, form, title, _tab(model_id, "documents"))


@access.staff("settings.cases")
@require_POST
def remove(request: HttpRequest, model_id: int, document_id: int) -> HttpResponse:
    """Take a document away."""
    seen(request, model_id)
    documents.remove_document(document_id=document_id, model_id=model_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("It is gone."))
    return see_other(request, _tab(model_id, "documents"))


@access.staff("settings.cases")
def firmware(request: HttpRequest, model_id: int, firmware_id: int | None = None) -> HttpResponse:
    """Publish a software version or change it."""
    model = seen(request, model_id)
    releases = list(queries.releases(model_id))
    found = next((row for row in releases if row.pk == firmware_id), None)
    if firmware_id is not None and found is None:
        raise NotFound
    initial: dict[str, Any] = {}
    if found:
        initial = {name: getattr(found, name) for name in ("version", "released_date", "requires_id", "is_withdrawn")}
        initial |= {"notes_zh": found.notes.get("zh-hans", ""), "notes_en": found.notes.get("en", "")}
    form = FirmwareForm(
        request.POST or None, earlier=[row for row in releases if row.pk != firmware_id], initial=initial
    )
    if request.method == "POST" and form.is_valid():
        try:
            documents.save_firmware(
                firmware_id=firmware_id,
                model_id=model_id,
                given={**form.cleaned_data, "notes": form.notes()},
                actor=request.actor,  # type: ignore[attr-defined]
                at=clock.now(),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, _tab(model_id, "firmware"))
    title = found.version if found else _("New software version of %(model)s") % {"model": model.number}
    return _show(request, form, title, _tab(model_id, "firmware"))


@access.staff("catalog.view")
def file(request: HttpRequest, document_id: int) -> HttpResponse:
    """A document's file, as a download."""
    found = queries.get_document(document_id)
    seen(request, found.model_id)
    if found.file is None or not store.path_of(found.file.sha256).exists():
        raise NotFound
    return FileResponse(
        store.path_of(found.file.sha256).open("rb"),
        content_type="application/octet-stream",
        as_attachment=True,
        filename=found.file_name or found.title,
    )


def _kept(files: list[Any], at: Any) -> dict[str, Any]:
    if not files:
        return {}
    stored = accept(source=files[0].file, size_bytes=files[0].size, at=at, field="file")
    return {"file_id": stored.pk, "file_name": files[0].name}


def _tab(model_id: int, tab: str) -> str:
    return f"{reverse('catalogue:model', args=[model_id])}?tab={tab}"


def _show(request: HttpRequest, form: Any, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back_url": back}
    return render_page(request, "desk/catalogue/edit.html", context, status=422 if form.errors else 200)

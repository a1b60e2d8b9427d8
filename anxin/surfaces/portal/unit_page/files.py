"""Pictures and documents of a unit's model."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from anxin.domain.catalog import queries as catalog
from anxin.foundation.errors import NotFound
from anxin.surfaces.portal import sending_files
from anxin.surfaces.portal.unit_page.link import with_unit


@with_unit
@require_safe
def picture(request: HttpRequest, unit: object) -> HttpResponseBase:
    """The model's picture."""
    model = unit.model  # type: ignore[attr-defined]
    if model is None or model.picture is None:
        raise NotFound
    return sending_files.preview(model.picture, "large" if request.GET.get("size") == "large" else "small")


@with_unit
@require_safe
def document(request: HttpRequest, unit: object, document_id: int) -> HttpResponseBase:
    """A public document of the model."""
    model_id = unit.model_id  # type: ignore[attr-defined]
    rows = catalog.documents(model_id, is_public=True) if model_id else None
    found = rows.filter(pk=document_id).first() if rows is not None and document_id < 2**63 else None
    if found is None or found.file is None:
        raise NotFound
    return sending_files.content(found.file, found.file_name or f"{found.title}.pdf")

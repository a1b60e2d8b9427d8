"""The catalogue, one line, one model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.catalog import queries
from anxin.domain.catalog.operations import products
from anxin.foundation import clock
from anxin.foundation.errors import Invalid, NotFound, Refusal
from anxin.foundation.files import pictures
from anxin.foundation.files.operations import accept
from anxin.surfaces.desk.products import forms
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

if TYPE_CHECKING:
    from anxin.domain.catalog.models import ProductLine, ProductModel


@access.staff("settings.cases")
def index(request: HttpRequest) -> HttpResponse:
    """Every line with its models."""
    return render_page(request, "desk/products/index.html", {"lines": _lines(request)})


@access.staff("settings.cases")
def line(request: HttpRequest, line_id: int | None = None) -> HttpResponse:
    """Add or change a line."""
    found = _line(request, line_id) if line_id is not None else None
    form = forms.LineForm(
        *_posted(request),
        initial=forms.initial_of(found) if found else None,
        brands=accounts.brands(request.actor, "settings.cases"),  # type: ignore[attr-defined]
        language=request.LANGUAGE_CODE,
    )
    if found:
        form.fields["brand_id"].disabled = form.fields["code"].disabled = True
    return _answer(request, form, found, lambda given: products.save_line(line_id=line_id, **given))


@access.staff("settings.cases")
def model(request: HttpRequest, line_id: int, model_id: int | None = None) -> HttpResponse:
    """Add or change a model of a line."""
    owner = _line(request, line_id)
    found = next((each for each in owner.models.all() if each.pk == model_id), None)
    if model_id is not None and found is None:
        raise NotFound
    form = forms.ModelForm(*_posted(request), initial=forms.initial_of(found) if found else None)

    def save(given: dict[str, Any]) -> None:
        life = {**given["given"], **form.life(), "line_id": line_id}
        products.save_model(model_id=model_id, **{**given, "given": life})

    return _answer(request, form, found, save)


@access.staff("settings.cases")
def picture(request: HttpRequest, file_id: int) -> HttpResponse:
    """A product's picture, small."""
    rows = [row for each in _lines(request) for row in (each, *each.models.all())]
    file = next((row.picture for row in rows if row.picture_id == file_id), None)
    if file is None or not file.is_picture:
        raise NotFound
    response = FileResponse(pictures.preview(file.sha256, "small").open("rb"), content_type="image/webp")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def _answer(
    request: HttpRequest,
    form: Any,
    found: ProductLine | ProductModel | None,
    save: Callable[[dict[str, Any]], object],
) -> HttpResponse:
    if form.is_bound and form.is_valid():
        at = clock.now()
        try:
            given = {**form.cleaned_data, "names": form.names(), "picture_id": _kept(form.cleaned_data["picture"], at)}
            save({"given": given, "actor": request.actor, "at": at})  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, reverse("products:index"))
    context = {"form": form, "found": found}
    return render_page(request, "desk/products/edit.html", context, status=422 if form.errors else 200)


def _kept(files: list[Any], at: datetime) -> int | None:
    if not files:
        return None
    stored = accept(source=files[0].file, size_bytes=files[0].size, at=at, field="picture")
    if not stored.is_picture:
        raise Invalid(_("This is not a picture."), field="picture")
    return stored.pk


def _posted(request: HttpRequest) -> tuple[Any, ...]:
    return (request.POST, request.FILES) if request.method == "POST" else ()


def _lines(request: HttpRequest) -> list[ProductLine]:
    brands = {brand.pk for brand in accounts.brands(request.actor, "settings.cases")}  # type: ignore[attr-defined]
    return [each for each in queries.every_line() if each.brand_id in brands]


def _line(request: HttpRequest, line_id: int) -> ProductLine:
    found = next((each for each in _lines(request) if each.pk == line_id), None)
    if found is None:
        raise NotFound
    return found

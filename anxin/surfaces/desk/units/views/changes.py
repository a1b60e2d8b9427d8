"""Small changes of a unit, each one form on its page: notes, parts, software, the end of its life; and naming a case's unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.cases import queries as cases
from anxin.domain.cases.operations import editing
from anxin.domain.catalog import queries as catalog
from anxin.domain.units import queries
from anxin.domain.units.operations import life
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.desk.units import forms
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff("units.edit")
@require_POST
def note(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Leave a note."""
    form = forms.NoteForm(request.POST)
    return _answer(request, unit_id, form, _("Note"), lambda given, **by: life.note(unit_id=unit_id, **given, **by))


@access.staff("units.edit")
@require_POST
def fit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """A part with a number of its own is inside now."""
    found = queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    form = forms.ComponentForm(request.POST)

    def save(given: dict[str, Any], **by: Any) -> None:
        part = catalog.find_part(found.brand_id, given["name"])
        name = "" if part else given["name"]
        life.fit(unit_id=unit_id, part_id=part.pk if part else None, name=name, serial=given["serial"], **by)

    return _answer(request, unit_id, form, _("Part inside"), save)


@access.staff("units.edit")
@require_POST
def remove(request: HttpRequest, unit_id: int, component_id: int) -> HttpResponse:
    """The part is inside no longer."""
    found = queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    if all(row.pk != component_id for row in queries.components(found)):
        raise NotFound
    life.remove(component_id=component_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("Saved."))
    return see_other(request, reverse("units:unit", args=[unit_id]))


@access.staff("units.edit")
@require_POST
def firmware(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Software came onto it."""
    found = queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    releases = catalog.releases(found.model_id) if found.model_id else []
    form = forms.FirmwareForm(request.POST, releases=releases)

    def save(given: dict[str, Any], **by: Any) -> None:
        life.install_firmware(unit_id=unit_id, firmware_id=given["firmware"], how=given["how"], **by)

    return _answer(request, unit_id, form, _("Software"), save)


@access.staff("units.edit")
@require_POST
def retire(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Its life ends; an Undo stands in the answer."""
    form = forms.ReasonForm(request.POST)
    undo = reverse("units:undo_retirement", args=[unit_id])
    return _answer(
        request,
        unit_id,
        form,
        _("Take out of use"),
        lambda given, **by: life.retire(unit_id=unit_id, **given, **by),
        undo,
    )


@access.staff("units.edit")
@require_POST
def undo_retirement(request: HttpRequest, unit_id: int) -> HttpResponse:
    """It lives."""
    try:
        life.undo_retirement(unit_id=unit_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    except NotFound:
        raise
    except Refusal as refusal:
        toast(request, refusal.message, tone="warning")
    else:
        toast(request, _("It is in use again."))
    return see_other(request, reverse("units:unit", args=[unit_id]))


@access.staff("units.view")
@require_POST
def link_case(request: HttpRequest, number: int) -> HttpResponse:
    """Say which unit a case is about: by serial number or code; empty: none."""
    actor = request.actor  # type: ignore[attr-defined]
    case = cases.get_case(actor, number)
    typed = request.POST.get("serial", "").replace("\0", "").strip()[:80]
    found = queries.find_by_serial(actor, case.brand_id, typed) if typed else None
    if typed and found is None:
        toast(request, _("There is no unit with the number %(number)s.") % {"number": typed}, tone="warning")
    else:
        changes = {"unit_id": found.pk if found else None}
        try:
            editing.edit(case_id=case.pk, changes=changes, actor=actor, at=clock.now())
        except NotFound:
            raise
        except Refusal as refusal:
            toast(request, refusal.message, tone="warning")
        else:
            toast(request, _("Saved."))
    return see_other(request, reverse("cases:case", args=[number]))


def _answer(
    request: HttpRequest, unit_id: int, form: Any, title: str, save: Callable[..., Any], undo_url: str = ""
) -> HttpResponse:
    queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    back = reverse("units:unit", args=[unit_id])
    if form.is_valid():
        try:
            save(form.cleaned_data, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except NotFound:
            raise
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."), undo_url=undo_url, undo_seconds=10 if undo_url else 0)
            return see_other(request, back)
    context = {"form": form, "title": title, "back_url": back}
    return render_page(request, "desk/units/edit.html", context, status=422)

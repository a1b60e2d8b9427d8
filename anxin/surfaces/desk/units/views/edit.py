"""Forms of their own page: a new unit, its facts, a service or repair."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anxin.domain.accounts import queries as accounts
from anxin.domain.catalog import queries as catalog
from anxin.domain.units import queries
from anxin.domain.units.operations import episodes, units
from anxin.domain.units.types import EPISODE_KINDS, EPISODE_OUTCOMES, EPISODE_PLACES, PartUsed, Wait
from anxin.foundation import clock
from anxin.foundation.errors import Invalid, Refusal
from anxin.surfaces.desk.units.forms import EpisodeForm, UnitForm
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff("units.edit")
def new(request: HttpRequest) -> HttpResponse:
    """Open the file of a unit by hand."""
    form = _unit_form(request, {"serial": request.GET.get("serial", "")[:80], "state": "in_use"})
    if request.method == "POST" and form.is_valid():
        try:
            made = units.add(given=form.cleaned_data, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("The unit has its file."))
            return see_other(request, reverse("units:unit", args=[made.pk]))
    return _show(request, form, _("New unit"), reverse("units:index"))


@access.staff("units.edit")
def facts(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Change what is known of a unit."""
    found = queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    back = reverse("units:unit", args=[unit_id])
    initial = {name: getattr(found, name) for name in ("brand_id", *units.FIELDS)}
    form = _unit_form(request, initial, state=found.state)
    form.fields["brand_id"].disabled = True
    if request.method == "POST" and form.is_valid():
        try:
            units.change(unit_id=unit_id, given=form.cleaned_data, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, back)
    return _show(request, form, str(found), back)


@access.staff("units.edit")
def episode(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Write a service or repair down."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.get_unit(actor, unit_id)
    back = reverse("units:unit", args=[unit_id])
    earlier = [
        (row.pk, f"{row.started_at:%Y-%m-%d} {row.problem or row.get_kind_display()}")
        for row in queries.episodes(found, 20)
    ]
    form = EpisodeForm(
        request.POST or None,
        kinds=EPISODE_KINDS,
        wheres=EPISODE_PLACES,
        outcomes=EPISODE_OUTCOMES,
        earlier=earlier,
        initial={"kind": "repair", "where": "on_site"},
    )
    if request.method == "POST" and form.is_valid():
        try:
            episodes.record_episode(unit_id=unit_id, **_episode(form.cleaned_data, found), actor=actor, at=clock.now())
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Written down."))
            return see_other(request, back)
    return _show(request, form, _("Service or repair of %(unit)s") % {"unit": found}, back)


def _episode(given: dict[str, Any], found: Any) -> dict[str, Any]:
    names = ("kind", "where", "started_at", "ended_at", "problem", "same_problem_as", "outcome", "result")
    zone = ZoneInfo(found.brand.zone)
    waits = []
    if given["waited_from"]:
        until = given["waited_until"]
        until_at = datetime.combine(until, time(), zone) if until else None
        waits = [Wait(datetime.combine(given["waited_from"], time(), zone), until_at)]
    return {**{name: given[name] for name in names}, "waits": waits, "parts": _parts(given, found)}


def _parts(given: dict[str, Any], found: Any) -> list[PartUsed]:
    if not given["part_number"].strip():
        if given["old_serial"] or given["new_serial"]:
            raise Invalid(_("Which part is it?"), field="part_number")
        return []
    part = catalog.find_part(found.brand_id, given["part_number"])
    name = "" if part else given["part_number"]
    return [PartUsed(part.pk if part else None, name, 1, given["old_serial"], given["new_serial"])]


def _unit_form(request: HttpRequest, initial: dict[str, Any], state: str = "") -> UnitForm:
    brands = list(accounts.brands(request.actor, "units.edit"))  # type: ignore[attr-defined]
    return UnitForm(
        request.POST or None,
        brands=brands,
        models=catalog.every_model(brand.pk for brand in brands),
        outlets=accounts.outlets(),
        language=request.LANGUAGE_CODE,
        state=state,
        initial=initial,
    )


def _show(request: HttpRequest, form: Any, title: str, back: str) -> HttpResponse:
    context = {"form": form, "title": title, "back_url": back}
    return render_page(request, "desk/units/edit.html", context, status=422 if form.errors else 200)

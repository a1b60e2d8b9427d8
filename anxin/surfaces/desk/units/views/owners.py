"""Who has a unit."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.units import queries
from anxin.domain.units.operations import ownership
from anxin.foundation import clock
from anxin.foundation.errors import NotFound, Refusal
from anxin.surfaces.desk.units.forms import OwnerForm
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast


@access.staff("units.edit")
def give(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Note who has it, by a phone number or mail address."""
    actor = request.actor  # type: ignore[attr-defined]
    found = queries.get_unit(actor, unit_id)
    back = reverse("units:unit", args=[unit_id])
    form = OwnerForm(request.POST or None, initial={"role": "owner", "how": "entered"})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        day = given.pop("from_date")
        from_at = datetime.combine(day, time(), ZoneInfo(found.brand.zone)) if day else None
        contact = {name: given.pop(name) for name in ("phone", "email", "name")}
        try:
            ownership.give_by_contact(
                unit_id=unit_id, **contact, **given, from_at=from_at, language="zh-hans", actor=actor, at=clock.now()
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("Saved."))
            return see_other(request, back)
    context = {"form": form, "title": _("Who has it?"), "back_url": back}
    return render_page(request, "desk/units/edit.html", context, status=422 if form.errors else 200)


@access.staff("units.edit")
@require_POST
def end(request: HttpRequest, unit_id: int, ownership_id: int) -> HttpResponse:
    """Somebody has it no longer."""
    found = queries.get_unit(request.actor, unit_id)  # type: ignore[attr-defined]
    if all(row.pk != ownership_id for row in queries.owners(found)):
        raise NotFound
    ownership.end(ownership_id=ownership_id, actor=request.actor, at=clock.now())  # type: ignore[attr-defined]
    toast(request, _("Saved."))
    return see_other(request, reverse("units:unit", args=[unit_id]))

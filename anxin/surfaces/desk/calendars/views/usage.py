"""Who uses a calendar, what it is called, and its end."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from anxin.domain.accounts.operations.brand_calendar import choose_calendar
from anxin.domain.calendars.operations import naming, owners
from anxin.domain.calendars.policies import PERMISSION
from anxin.domain.calendars.queries import stored
from anxin.foundation import clock
from anxin.foundation.errors import Conflict, NotFound, Refusal
from anxin.surfaces.desk.calendars import users
from anxin.surfaces.desk.calendars.forms import NameForm
from anxin.surfaces.desk.calendars.page import done, show
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import see_other
from anxin.surfaces.kit.toasts import toast


@access.staff(PERMISSION)
@require_POST
def assign(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Let somebody keep to this calendar."""
    return _set(request, calendar_id, calendar_id, _("%(name)s keeps to this calendar now."))


@access.staff(PERMISSION)
@require_POST
def release(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Let somebody no longer keep to it."""
    return _set(request, calendar_id, None, _("%(name)s no longer keeps to this calendar."))


@access.staff(PERMISSION)
@require_POST
def rename(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Another name."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    form = NameForm(request.POST)
    if form.is_valid():
        try:
            saved = naming.rename(calendar_id=calendar_id, name=form.cleaned_data["name"], **_by(request))
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            toast(request, _("The calendar has its new name."))
            return done(request, saved, "", before=saved.version)
    return show(request, calendar, name=form)


@access.staff(PERMISSION)
@require_POST
def delete(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Remove a calendar nobody uses."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    try:
        naming.delete(calendar_id=calendar_id, **_by(request))
    except Conflict as refusal:
        toast(request, refusal.message, tone="warning")
        return done(request, calendar, "", before=calendar.version)
    toast(request, _("The calendar is deleted."))
    return see_other(request, reverse("calendars:index"))


def _set(request: HttpRequest, calendar_id: int, chosen: int | None, text: str) -> HttpResponse:
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    user = users.find(calendar_id, request.POST.get("user", ""))
    if user is None:
        raise NotFound
    if user.kind == "brand":
        choose_calendar(brand_id=user.id, calendar_id=chosen, **_by(request))
    else:
        owners.assign(kind=user.kind, object_id=user.id, calendar_id=chosen, **_by(request))
    toast(request, text % {"name": user.name})
    return done(request, calendar, "", before=calendar.version)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "at": clock.now()}  # type: ignore[attr-defined]

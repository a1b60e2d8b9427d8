"""Changes made on the page of a calendar: week, days, packs, undo."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from anxin.domain.calendars.operations import days as day_operations
from anxin.domain.calendars.operations import packs, versions, weeks
from anxin.domain.calendars.policies import PERMISSION
from anxin.domain.calendars.queries import stored
from anxin.domain.calendars.types import WEEKDAYS
from anxin.foundation import clock
from anxin.foundation.errors import Conflict, Refusal
from anxin.surfaces.desk.calendars.forms import DaysForm, PackForm, WeekForm
from anxin.surfaces.desk.calendars.page import done, show, year_of
from anxin.surfaces.kit import access
from anxin.surfaces.kit.toasts import toast


@access.staff(PERMISSION)
@require_POST
def week(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Save the week; with `copy`, only give the other workdays that day's hours in the form."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    form = WeekForm(request.POST, week=calendar.spec["week"])
    if "copy" in request.POST:
        return show(request, calendar, week=_copied(request, form, calendar))
    if form.is_valid():
        try:
            saved = weeks.set_week(
                calendar_id=calendar_id,
                week=form.week(),
                zone=form.cleaned_data["zone"],
                expected_version=form.cleaned_data["version"],
                **_by(request),
            )
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return done(request, saved, _("The week is saved."), before=calendar.version)
    return show(request, calendar, week=form)


@access.staff(PERMISSION)
@require_POST
def days(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Make the chosen days closed, as usual, like a weekday, or give them hours of their own."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    form = DaysForm(request.POST, year=year_of(request, calendar))
    if form.is_valid():
        try:
            saved = _set_days(calendar_id, form.cleaned_data, _by(request))
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            count = len(form.cleaned_data["day"])
            text = ngettext("%(count)s day changed.", "%(count)s days changed.", count) % {"count": count}
            return done(request, saved, text, before=calendar.version)
    return show(request, calendar, days=form)


@access.staff(PERMISSION)
@require_POST
def add_pack(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Take a year of holidays over."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    form = PackForm(request.POST)
    if form.is_valid():
        try:
            saved = packs.apply_pack(calendar_id=calendar_id, **form.chosen(), **_by(request))
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            return done(request, saved, _("The holidays are in the calendar."), before=calendar.version)
    return show(request, calendar, pack=form)


@access.staff(PERMISSION)
@require_POST
def remove_pack(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Let a pack no longer count."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    saved = packs.remove_pack(calendar_id=calendar_id, code=request.POST.get("code", ""), **_by(request))
    return done(request, saved, _("The holidays no longer count."), before=calendar.version)


@access.staff(PERMISSION)
@require_POST
def restore(request: HttpRequest, calendar_id: int, number: int) -> HttpResponse:
    """Undo, or go back to any version; `now` is the version the reader saw."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    seen = request.GET.get("now", "")
    try:
        saved = versions.restore(
            calendar_id=calendar_id,
            number=number,
            expected_version=int(seen) if seen.isdecimal() and len(seen) < 9 else None,
            **_by(request),
        )
    except Conflict as refusal:
        toast(request, refusal.message, tone="warning")
        return done(request, calendar, "", before=calendar.version)
    text = _("The calendar is again as in version %(number)s.") % {"number": number}
    return done(request, saved, text, before=calendar.version)


def _by(request: HttpRequest) -> dict[str, Any]:
    return {"actor": request.actor, "at": clock.now()}  # type: ignore[attr-defined]


def _set_days(calendar_id: int, data: dict[str, Any], by: dict[str, Any]) -> Any:
    if data["mode"] == "usual":
        return day_operations.clear_days(calendar_id=calendar_id, dates=data["day"], **by)
    chosen = {"closed": {"windows": []}, "like": {"like": data["like"] or "mon"}, "own": {"windows": data["hours"]}}
    return day_operations.set_days(
        calendar_id=calendar_id, dates=data["day"], name=data["name"], **chosen[data["mode"]], **by
    )


def _copied(request: HttpRequest, form: WeekForm, calendar: Any) -> WeekForm:
    values = request.POST.dict()
    source = values.get(f"week_{values.get('copy')}", "")
    values |= {f"week_{day}": source for day in WEEKDAYS[:5]}
    return WeekForm(week=calendar.spec["week"], initial=values)

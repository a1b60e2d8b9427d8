"""Everything the page of one calendar shows, put together in one place because every answer shows it again."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anxin.domain.calendars import policies
from anxin.domain.calendars.queries import stored, years
from anxin.domain.calendars.types import WEEKDAYS, pack_code
from anxin.foundation import clock
from anxin.surfaces.desk.calendars import drawing, history, users
from anxin.surfaces.desk.calendars import year as yearly
from anxin.surfaces.desk.calendars.forms import (
    FIRST_YEAR,
    LAST_YEAR,
    DaysForm,
    NameForm,
    NoticeForm,
    PackForm,
    WeekForm,
    place_name,
)
from anxin.surfaces.desk.calendars.questions import whatif
from anxin.surfaces.desk.calendars.words import localised
from anxin.surfaces.kit.pages import render_page, see_other
from anxin.surfaces.kit.toasts import toast

TEMPLATE = "desk/calendars/calendar.html"


def show(request: HttpRequest, calendar: Any, *, partial: str = "board", **forms: Any) -> HttpResponse:
    """The page; a form among `forms` (week, days, notice, pack, name) with errors makes it a 422."""
    status = 422 if any(form.errors for form in forms.values()) else 200
    return render_page(request, TEMPLATE, context(request, calendar, **forms), partial=partial, status=status)


def done(request: HttpRequest, calendar: Any, text: Any, *, before: int) -> HttpResponse:
    """Back to the page after a change, with an undo if there was one."""
    url = f"{reverse('calendars:calendar', args=[calendar.pk])}?year={year_of(request, calendar)}"
    if calendar.version != before:
        undo = f"{reverse('calendars:restore', args=[calendar.pk, before])}?now={calendar.version}&year={year_of(request, calendar)}"
        toast(request, text, undo_url=undo if before else "")
    return see_other(request, url, target="#board")


def year_of(request: HttpRequest, calendar: Any) -> int:
    """The year looked at: asked for, else the present one in the calendar's zone."""
    asked = request.POST.get("year_shown") or request.GET.get("year") or ""
    if asked.isdecimal() and FIRST_YEAR <= int(asked) <= LAST_YEAR:
        return int(asked)
    return clock.now().astimezone(ZoneInfo(calendar.spec["zone"])).year


def context(request: HttpRequest, calendar: Any, **forms: Any) -> dict[str, Any]:
    """What the template needs."""
    year = year_of(request, calendar)
    zone = ZoneInfo(calendar.spec["zone"])
    now = clock.now().astimezone(zone)
    days = years.days(calendar, year)
    days_form = forms.get("days") or DaysForm(year=year)
    everyone = users.everyone(calendar.pk)
    week_form = forms.get("week") or week_form_of(calendar)
    return {
        "calendar": calendar,
        "may_change": policies.may_change(request.actor),  # type: ignore[attr-defined]
        "year": year,
        "years": (year - 1, year + 1),
        "offset": _offset(now.utcoffset() or timedelta()),
        "months": yearly.month_grid(days, now.date(), set(days_form.data.getlist("day")) if days_form.is_bound else ()),
        "heads": yearly.weekday_heads(),
        "legend": list(yearly.legend(days)),
        "differing": yearly.named_days(days),
        "not_announced": [place_name(p["country"], p["region"]) for p in years.not_announced(calendar, year)],
        "is_never_open": not any(day.windows for day in days),
        "days_form": days_form,
        "week_form": week_form,
        "week_rows": week_rows(week_form, calendar.spec["week"]),
        "notice_form": forms.get("notice") or NoticeForm(initial={"year": year}),
        "pack_form": forms.get("pack") or PackForm(initial={"place": "CN", "year": year}),
        "packs": [(pack, pack_code(pack), place_name(pack["country"], pack["region"])) for pack in calendar.packs],
        "name_form": forms.get("name") or NameForm(initial={"name": calendar.name}),
        "holders": [localised(names) for names in stored.holders(calendar.pk)],
        "users": [user for user in everyone if user.is_here],
        "user_choices": [user for user in everyone if not user.is_here],
        "history": history.entries(calendar),
        **whatif(request, calendar),
    }


def week_form_of(calendar: Any) -> WeekForm:
    """The week as it is."""
    return WeekForm(week=calendar.spec["week"], initial={"zone": calendar.spec["zone"], "version": calendar.version})


def week_rows(form: WeekForm, week: Any) -> list[tuple[str, Any, list[drawing.Bar]]]:
    """(weekday, its field, its bars)."""
    shown = form.week() if form.is_bound and hasattr(form, "cleaned_data") else week
    bars = drawing.week_bars(shown)
    return [(day, form[f"week_{day}"], bars[day]) for day in WEEKDAYS]


def _offset(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"UTC{'+' if minutes >= 0 else '−'}{abs(minutes) // 60}" + (
        f":{abs(minutes) % 60:02d}" if minutes % 60 else ""
    )

"""The yearly notice: pasted, read, looked at, taken over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from anxin.domain.calendars import policies
from anxin.domain.calendars.operations import notices
from anxin.domain.calendars.queries import stored, years
from anxin.domain.calendars.types import WEEKDAYS, DayNotice
from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.surfaces.desk.calendars import words
from anxin.surfaces.desk.calendars.forms import NoticeForm
from anxin.surfaces.desk.calendars.page import done, year_of
from anxin.surfaces.kit import access
from anxin.surfaces.kit.pages import render_page


@dataclass(frozen=True)
class Row:
    """One day of the preview. `stated` is the weekday in the text where it is not that of the date."""

    notice: DayNotice
    day: str
    what: Any
    now: str
    stated: Any
    doubts: list[Any]
    is_taken: bool
    like: str


@access.staff(policies.PERMISSION)
def notice(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """Paste, preview (writes nothing), and with `apply` take over what stayed ticked."""
    actor = request.actor  # type: ignore[attr-defined]
    calendar = stored.get(calendar_id, actor)
    form = NoticeForm(request.POST or None, initial={"year": year_of(request, calendar)})
    rows: list[Row] = []
    if request.method == "POST" and form.is_valid():
        text, year = form.cleaned_data["text"], form.cleaned_data["year"]
        try:
            found = notices.preview(text=text, year=year)
            rows = _rows(found, calendar, request)
            if "apply" in request.POST:
                return _applied(request, calendar, text, year, rows)
        except Refusal as refusal:
            form.add_refusal(refusal)
    context = {
        "calendar": calendar,
        "may_change": policies.may_change(actor),
        "form": form,
        "rows": rows,
        "doubtful": sum(bool(row.doubts) for row in rows),
        "weekdays": words.WEEKDAYS.items(),
    }
    return render_page(request, "desk/calendars/notice.html", context, status=422 if form.errors else 200)


def _applied(request: HttpRequest, calendar: Any, text: str, year: int, rows: list[Row]) -> HttpResponse:
    saved = notices.apply_notice(
        calendar_id=calendar.pk,
        text=text,
        year=year,
        but={row.notice.date for row in rows if not row.is_taken},
        like={row.notice.date: row.like for row in rows if row.notice.kind == "makeup"},
        actor=request.actor,  # type: ignore[attr-defined]
        at=clock.now(),
    )
    return done(request, saved, _("The notice is in the calendar."), before=calendar.version)


def _rows(found: list[DayNotice], calendar: Any, request: HttpRequest) -> list[Row]:
    """What is ticked: on the first look everything, afterwards what came back ticked."""
    now = {day.date: day for year in {day.date.year for day in found} for day in years.days(calendar, year)}
    is_back = "seen" in request.POST
    taken = set(request.POST.getlist("take"))
    return [
        Row(
            notice=day,
            day=words.day_with_weekday(day.date),
            what=words.KINDS[day.kind],
            now=words.hours(now[day.date].windows),
            stated=_stated(day),
            doubts=[words.DOUBTS[doubt] for doubt in day.doubts],
            is_taken=day.date.isoformat() in taken if is_back else True,
            like=_like(request, day.date),
        )
        for day in found
    ]


def _stated(day: DayNotice) -> Any:
    return words.WEEKDAYS[WEEKDAYS[day.weekday]] if day.weekday is not None and "weekday" in day.doubts else ""


def _like(request: HttpRequest, day: date) -> str:
    like = request.POST.get(f"like_{day.isoformat()}", "mon")
    return like if like in WEEKDAYS else "mon"

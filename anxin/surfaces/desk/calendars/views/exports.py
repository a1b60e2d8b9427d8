"""Downloads: a calendar for other programs, a year table as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from anxin.domain.calendars.policies import PERMISSION
from anxin.domain.calendars.queries import stored, years
from anxin.domain.calendars.queries.compiling import compiled
from anxin.foundation import clock
from anxin.surfaces.desk.calendars import ical, words
from anxin.surfaces.desk.calendars.page import year_of
from anxin.surfaces.kit import access

ICAL = "text/calendar; charset=utf-8"


@access.staff(PERMISSION)
def days_ics(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """The days of the year that differ from their week."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    year = year_of(request, calendar)
    data = ical.days_file(calendar, years.days(calendar, year), clock.now())
    return _download(data, ICAL, f"calendar-{calendar.pk}-days-{year}.ics")


@access.staff(PERMISSION)
def open_ics(request: HttpRequest, calendar_id: int) -> HttpResponse:
    """The open stretches of the year."""
    calendar = stored.get(calendar_id, request.actor)  # type: ignore[attr-defined]
    year = year_of(request, calendar)
    data = ical.open_file(calendar, compiled(calendar.pk), year, clock.now())
    return _download(data, ICAL, f"calendar-{calendar.pk}-open-{year}.ics")


@access.staff(PERMISSION)
def holidays_csv(request: HttpRequest, table_id: int) -> HttpResponse:
    """A year table for a spreadsheet."""
    table = years.get_table(table_id, request.actor)  # type: ignore[attr-defined]
    rows = years.rows(table)
    text = years.as_csv(rows, {row.date: words.localised(row.name) for row in rows})
    return _download(text.encode(), "text/csv; charset=utf-8", f"{_file_name(table)}.csv")


@access.staff(PERMISSION)
def holidays_json(request: HttpRequest, table_id: int) -> HttpResponse:
    """A year table for programs, names in all languages."""
    table = years.get_table(table_id, request.actor)  # type: ignore[attr-defined]
    return _download(years.as_json(years.rows(table)).encode(), "application/json", f"{_file_name(table)}.json")


def _file_name(table: Any) -> str:
    return "-".join(part for part in ("holidays", table.country, table.region, str(table.year)) if part)


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})

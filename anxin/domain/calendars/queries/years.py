"""Reads of a calendar's year, and of the year tables of holidays."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from anxin.domain.calendars import policies
from anxin.domain.calendars.models import Calendar, HolidayYear
from anxin.domain.calendars.rules.holiday_files import HolidayRow, as_csv, as_json
from anxin.domain.calendars.rules.layers import Pack
from anxin.domain.calendars.rules.yearview import Day, unannounced, year_days
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound


def days(calendar: Calendar, year: int) -> list[Day]:
    """All days of the year with what they are and why; no query."""
    return list(year_days(calendar.spec, calendar.packs, calendar.names, year))


def not_announced(calendar: Calendar, year: int) -> list[Pack]:
    """Its packs of that year which no government has settled yet; no query."""
    return unannounced(calendar.packs, year)


def tables(actor: Actor) -> QuerySet[HolidayYear]:
    """All year tables, newest year first, with their number of days as `day_count`."""
    rows = HolidayYear.objects.annotate(day_count=Count("days"))
    return rows if policies.may_see(actor) else rows.none()


def get_table(table_id: int, actor: Actor) -> HolidayYear:
    """One year table. Raises NotFound."""
    row = tables(actor).filter(pk=table_id).first()
    if row is None:
        raise NotFound
    return row


def rows(table: HolidayYear) -> list[HolidayRow]:
    """Its days in order."""
    return [HolidayRow(d.date, d.kind, d.name, d.like, tuple(d.windows)) for d in table.days.all()]  # type: ignore[arg-type]


__all__ = ["as_csv", "as_json", "days", "get_table", "not_announced", "rows", "tables"]

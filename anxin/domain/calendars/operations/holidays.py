"""The year tables of holidays: from the libraries, edited by hand, or imported; calendars that took one over follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars import policies
from anxin.domain.calendars.events import HolidaysChanged
from anxin.domain.calendars.models import Calendar, CalendarVersion, HolidayDay, HolidayYear
from anxin.domain.calendars.operations.refusals import refusing
from anxin.domain.calendars.operations.writing import State, state_of, write
from anxin.domain.calendars.operations.year_tables import is_of, pack
from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.holiday_files import HolidayRow, read_file, read_row
from anxin.domain.calendars.rules.holidays import COUNTRIES, known_rows, regions
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record

FIRST_YEAR, LAST_YEAR = 2000, 2100


@transaction.atomic
def open_year(*, country: str, region: str = "", year: int, actor: Actor, at: datetime) -> HolidayYear:
    """The table of that year; made from the libraries when there is none yet. Raises Forbidden, Invalid("country", "region", "year")."""
    policies.require(actor)
    _check(country, region, year)
    table, is_new = HolidayYear.objects.get_or_create(country=country, region=region, year=year)
    if is_new:
        _load(table)
        record(HolidaysChanged(holiday_year_id=table.pk), actor=actor, at=at)
    return table


@transaction.atomic
def reload(*, table_id: int, actor: Actor, at: datetime) -> HolidayYear:
    """Throw away what was edited and take the libraries' days again. Raises Forbidden, NotFound."""
    table = _locked(table_id, actor)
    _load(table)
    return _changed(table, actor, at)


@transaction.atomic
def save_day(*, table_id: int, values: Mapping[str, Any], actor: Actor, at: datetime) -> HolidayYear:
    """Put one day into the table, or replace it: date, kind (closed, makeup, hours), name, like, hours.

    Raises Forbidden, NotFound, Invalid("date").
    """
    table = _locked(table_id, actor)
    try:
        row = read_row(values, table.year, "date")
    except CalendarError as error:
        raise Invalid(_("Please check the day: in this year, with hours if it has some."), field="date") from error
    HolidayDay.objects.filter(table=table, date=row.date).delete()
    _add(table, [row])
    return _edited(table, actor, at)


@transaction.atomic
def remove_day(*, table_id: int, day: date, actor: Actor, at: datetime) -> HolidayYear:
    """Take a day out of the table: it is as in every week. Raises Forbidden, NotFound."""
    table = _locked(table_id, actor)
    HolidayDay.objects.filter(table=table, date=day).delete()
    return _edited(table, actor, at)


@transaction.atomic
def set_announced(*, table_id: int, is_announced: bool, actor: Actor, at: datetime) -> HolidayYear:
    """Say whether the government has settled this year. Raises Forbidden, NotFound."""
    table = _locked(table_id, actor)
    table.is_announced = is_announced
    return _edited(table, actor, at)


@transaction.atomic
def import_days(*, table_id: int, data: bytes, actor: Actor, at: datetime) -> HolidayYear:
    """Replace all days by those of a CSV or JSON file. Raises Forbidden, NotFound, Invalid("file") naming the line."""
    table = _locked(table_id, actor)
    try:
        rows = read_file(data, table.year)
    except CalendarError as error:
        raise Invalid(_unreadable(error), field="file", line=error.field) from error
    table.days.all().delete()
    _add(table, rows)
    return _edited(table, actor, at)


def _unreadable(error: CalendarError) -> Any:
    if not error.field:
        return _("This file holds no days we can read. It needs the columns date, kind, name, like, hours.")
    return _("Line %(line)s cannot be read: date, kind, weekday or hours.") % {"line": error.field}


def _check(country: str, region: str, year: int) -> None:
    if country not in COUNTRIES:
        raise Invalid(_("We know no holidays for this country or region."), field="country")
    if region and region not in regions(country):
        raise Invalid(_("We know no holidays for this country or region."), field="region")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Invalid(_("Please choose a year between 2000 and 2100."), field="year")


def _locked(table_id: int, actor: Actor) -> HolidayYear:
    policies.require(actor)
    table = HolidayYear.objects.select_for_update().filter(pk=table_id).first()
    if table is None:
        raise NotFound
    return table


def _load(table: HolidayYear) -> None:
    with refusing():
        table.is_announced, rows = known_rows(table.country, table.region, table.year)
    table.is_edited = False
    table.save()
    table.days.all().delete()
    _add(table, rows)


def _add(table: HolidayYear, rows: Iterable[HolidayRow]) -> None:
    HolidayDay.objects.bulk_create(
        HolidayDay(table=table, date=r.date, kind=r.kind, name=r.name, like=r.like, windows=list(r.windows))
        for r in rows
    )


def _edited(table: HolidayYear, actor: Actor, at: datetime) -> HolidayYear:
    table.is_edited = True
    table.save()
    return _changed(table, actor, at)


def _changed(table: HolidayYear, actor: Actor, at: datetime) -> HolidayYear:
    """Tell, and let the calendars that took this year over follow, each with a version of its own."""
    record(HolidaysChanged(holiday_year_id=table.pk), actor=actor, at=at)
    new = pack(table)
    for calendar in Calendar.objects.select_for_update().exclude(packs=[]).order_by("pk"):
        now = state_of(calendar)
        packs = [new if is_of(old, table) else old for old in now.packs]
        state = State(now.spec, packs, now.names)
        write(calendar, state, reason=CalendarVersion.Reason.HOLIDAYS, actor=actor, at=at)
    return table

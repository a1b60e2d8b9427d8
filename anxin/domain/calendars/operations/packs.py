"""Taking a year of holidays over into a calendar, and giving it back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from anxin.domain.calendars import policies
from anxin.domain.calendars.models import Calendar, CalendarVersion, HolidayYear
from anxin.domain.calendars.operations.holidays import open_year
from anxin.domain.calendars.operations.keeping import make
from anxin.domain.calendars.operations.writing import State, locked, state_of, write
from anxin.domain.calendars.operations.year_tables import is_of, pack
from anxin.domain.calendars.rules.difference import pack_code
from anxin.foundation.actors import Actor


@transaction.atomic
def apply_pack(*, calendar_id: int, country: str, region: str = "", year: int, actor: Actor, at: datetime) -> Calendar:
    """Let the days of that year table count, under the calendar's own days; a year taken over before is renewed.

    Raises Forbidden, NotFound, Invalid("country", "region", "year").
    """
    policies.require(actor)
    opened = open_year(country=country, region=region, year=year, actor=actor, at=at)
    # The table is locked before the calendar, as when it is edited: neither can miss the other's change.
    table = HolidayYear.objects.select_for_update().get(pk=opened.pk)
    row = locked(calendar_id)
    now = state_of(row)
    packs = [old for old in now.packs if not is_of(old, table)] + [pack(table)]
    return _write(row, packs, actor, at)


@transaction.atomic
def remove_pack(*, calendar_id: int, code: str, actor: Actor, at: datetime) -> Calendar:
    """Let the days of a pack (`CN-2026`) no longer count; own days stay. Raises Forbidden, NotFound."""
    policies.require(actor)
    row = locked(calendar_id)
    return _write(row, [old for old in row.packs if pack_code(old) != code], actor, at)


def _write(row: Calendar, packs: list[dict[str, object]], actor: Actor, at: datetime) -> Calendar:
    now = state_of(row)
    ordered = sorted(packs, key=pack_code)
    state = State(now.spec, ordered, now.names)
    return write(row, state, reason=CalendarVersion.Reason.PACKS, actor=actor, at=at)


@transaction.atomic
def make_with(
    *, name: str, spec: Mapping[str, Any], country: str, years: Iterable[int], actor: Actor, at: datetime
) -> Calendar:
    """A new calendar that has the holidays of these years from the start. Raises as `make` and `apply_pack`."""
    calendar = make(name=name, spec=spec, actor=actor, at=at)
    for year in years:
        calendar = apply_pack(calendar_id=calendar.pk, country=country, year=year, actor=actor, at=at)
    return calendar

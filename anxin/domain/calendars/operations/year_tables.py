"""A year table as the pack a calendar takes over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from anxin.domain.calendars.rules.holiday_files import HolidayRow

if TYPE_CHECKING:
    from anxin.domain.calendars.models import HolidayDay, HolidayYear


def row_of(day: HolidayDay) -> HolidayRow:
    """The stored day as a plain row."""
    return HolidayRow(day.date, day.kind, day.name, day.like, tuple(day.windows))  # type: ignore[arg-type]


def pack(table: HolidayYear) -> dict[str, Any]:
    """Plain values, by date (see rules/layers.py)."""
    return {
        "country": table.country,
        "region": table.region,
        "year": table.year,
        "is_announced": table.is_announced,
        "days": {day.date.isoformat(): row_of(day).as_pack_day() for day in table.days.all()},
    }


def is_of(taken: Mapping[str, Any], table: HolidayYear) -> bool:
    """Whether that pack came from this table."""
    return (taken["country"], taken["region"], taken["year"]) == (table.country, table.region, table.year)

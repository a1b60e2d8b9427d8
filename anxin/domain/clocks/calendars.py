"""The calendars clocks count by: the one place that asks the area of calendars."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from django.apps import apps

from anxin.domain.calendars.queries import shipped
from anxin.domain.calendars.types import CompiledCalendar

HOUSE = "cn-office"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALWAYS = {"zone": "UTC", "week": {day: ["00:00-24:00"] for day in _DAYS}}


def compiled(calendar_id: int | None, version: int | None, time: str) -> CompiledCalendar:
    """The calendar of that id and version; on wall time one that is always open, without an id that of the house."""
    if time == "wall" or calendar_id is None:
        return _fixed(time == "wall")
    # Swapped for anxin.domain.calendars.queries.compiled(calendar_id, version) when calendars keep versions.
    spec: Any = (
        apps.get_model("calendars", "Calendar")._default_manager.values_list("spec", flat=True).get(pk=calendar_id)
    )
    return _compiled(json.dumps(spec, sort_keys=True))


def current_version(calendar_id: int | None) -> int | None:
    """The version a clock counts by from now on."""
    return None


@lru_cache(maxsize=2)
def _fixed(is_wall: bool) -> CompiledCalendar:
    return CompiledCalendar.from_spec(_ALWAYS if is_wall else shipped.find(HOUSE))


@lru_cache(maxsize=256)
def _compiled(spec: str) -> CompiledCalendar:
    return CompiledCalendar.from_spec(json.loads(spec))


def names(ids: set[int]) -> dict[int, str]:
    """Names of stored calendars by id;."""
    rows = apps.get_model("calendars", "Calendar")._default_manager.filter(pk__in=ids)
    return dict(rows.values_list("pk", "name"))


def choices() -> list[tuple[int, str]]:
    """Every stored calendar, by name."""
    return list(apps.get_model("calendars", "Calendar")._default_manager.order_by("name").values_list("pk", "name"))

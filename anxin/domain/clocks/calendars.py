"""The calendars clocks count by: the one place that asks the area of calendars."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from anxin.domain.calendars.queries import compiling, shipped
from anxin.domain.calendars.types import CompiledCalendar

HOUSE = "cn-office"
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ALWAYS = {"zone": "UTC", "week": {day: ["00:00-24:00"] for day in _DAYS}}
_known: ContextVar[dict[Any, Any] | None] = ContextVar("calendars asked in this batch", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """Within this block every calendar is asked for once: for work on many clocks in one transaction."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def compiled(calendar_id: int | None, version: int | None, time: str) -> CompiledCalendar:
    """The calendar of that id and version; on wall time one that is always open, without an id that of the house."""
    if time == "wall" or calendar_id is None:
        return _fixed(time == "wall")
    found: CompiledCalendar = _recall((calendar_id, version), lambda: compiling.compiled(calendar_id, version))
    return found


def current(calendar_id: int | None) -> tuple[int | None, int | None]:
    """(id, version) to count by from now on; (None, None), the house's, for a calendar that is gone."""
    if calendar_id is None:
        return None, None
    found: int | None = _recall(calendar_id, lambda: compiling.find_version(calendar_id))
    return (None, None) if found is None else (calendar_id, found or None)


def _recall(key: Any, ask: Callable[[], Any]) -> Any:
    known = _known.get()
    if known is None:
        return ask()
    if key not in known:
        known[key] = ask()
    return known[key]


@lru_cache(maxsize=2)
def _fixed(is_wall: bool) -> CompiledCalendar:
    return CompiledCalendar.from_spec(_ALWAYS if is_wall else shipped.find(HOUSE))

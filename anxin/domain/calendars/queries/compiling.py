"""Stored calendars ready to be asked, kept in this process by what they say: the same content is compiled once."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from anxin.domain.calendars.models import Calendar, CalendarVersion
from anxin.domain.calendars.rules.compiled import CompiledCalendar
from anxin.domain.calendars.rules.layers import digest, effective
from anxin.foundation.errors import NotFound

MOST_KEPT = 64
"""About 2 MB each when every year was asked for, far less in use."""

_kept: OrderedDict[str, CompiledCalendar] = OrderedDict()
_lock = Lock()


def compiled(calendar_id: int, version: int | None = None) -> CompiledCalendar:
    """The calendar as it is now, or as it was at `version`; one small query when it is kept, two when not. Raises NotFound.

    Kept by a digest of the content, never by id: a transaction that is rolled back leaves nothing wrong behind.
    """
    rows = _rows(calendar_id, version)
    key = rows.values_list("digest", flat=True).first()
    if key and (found := _find(key)):
        return found
    row = rows.first()
    if row is None:
        raise NotFound
    return _keep(row.digest or digest(row.spec, row.packs), CompiledCalendar.from_spec(effective(row.spec, row.packs)))


def find_version(calendar_id: int) -> int | None:
    """The number of the version that counts now, 0 for a calendar without any; None when there is no such calendar."""
    return Calendar.objects.filter(pk=calendar_id).values_list("version", flat=True).first()


def _rows(calendar_id: int, version: int | None):  # type: ignore[no-untyped-def]
    if version is None:
        return Calendar.objects.filter(pk=calendar_id)
    return CalendarVersion.objects.filter(calendar_id=calendar_id, number=version)


def _find(key: str) -> CompiledCalendar | None:
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
        return found


def _keep(key: str, calendar: CompiledCalendar) -> CompiledCalendar:
    with _lock:
        calendar = _kept.setdefault(key, calendar)
        _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
        return calendar

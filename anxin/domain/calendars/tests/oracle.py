"""A slow calendar that is right by looking: it compares the wall clock of every minute with the windows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE = timedelta(minutes=1)


def is_open(spec: dict, at: datetime) -> bool:
    """The definition itself: the local wall reading lies in a window of its own day or of the day before."""
    wall = at.astimezone(ZoneInfo(spec["zone"])).replace(tzinfo=None)
    today = wall.date()
    return any(start <= wall < end for day in (today - timedelta(days=1), today) for start, end in _windows(spec, day))


def between(spec: dict, start: datetime, end: datetime) -> int:
    """Open seconds, minute by minute; zones and windows here only change on whole minutes."""
    counted = 0
    while start < end:
        stop = min(_next_minute(start), end)
        if is_open(spec, start):
            counted += (stop - start).seconds
        start = stop
    return counted


def add(spec: dict, start: datetime, seconds: int) -> datetime:
    """Walk forward until so many open seconds have passed; 0: until it is open."""
    while seconds or not is_open(spec, start):
        stop = _next_minute(start)
        if is_open(spec, start):
            took = min((stop - start).seconds, seconds)
            seconds -= took
            if not seconds:
                return start + timedelta(seconds=took)
        start = stop
    return start


def subtract(spec: dict, end: datetime, seconds: int) -> datetime:
    """Walk back until so many open seconds have passed; 0: until the minute before is open."""
    if not seconds and is_open(spec, end):
        return end
    while True:
        start = _previous_minute(end)
        if is_open(spec, start):
            if not seconds:
                return end
            took = min((end - start).seconds, seconds)
            seconds -= took
            if not seconds:
                return end - timedelta(seconds=took)
        end = start


def _windows(spec: dict, day: date) -> list[tuple[datetime, datetime]]:
    texts = spec.get("days", {}).get(day.isoformat())
    if texts is None:
        texts = spec["week"].get(WEEKDAYS[day.weekday()], [])
    return [_window(day, text) for text in texts]


def _window(day: date, text: str) -> tuple[datetime, datetime]:
    start, end = (timedelta(hours=int(part[:2]), minutes=int(part[3:])) for part in text.split("-"))
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall reading
    return midnight + start, midnight + (end if end > start else end + timedelta(days=1))


def _next_minute(at: datetime) -> datetime:
    return at.replace(second=0) + MINUTE


def _previous_minute(at: datetime) -> datetime:
    return at.replace(second=0) if at.second else at - MINUTE


def utc(text: str) -> datetime:
    """`2026-03-29T01:00` as an instant."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)

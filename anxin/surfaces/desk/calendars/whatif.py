"""A question to a calendar and its answer with every piece that was counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.calendars.operations.refusals import refusal
from anxin.domain.calendars.types import CalendarError, CompiledCalendar, Day, Interval
from anxin.surfaces.desk.calendars import words
from anxin.surfaces.desk.calendars.drawing import Strip, strips

ASKS = {
    "add": _("When are they over?"),
    "subtract": _("When must we begin?"),
    "between": _("How long is it between?"),
}
UNITS = {"hours": _("working hours"), "minutes": _("working minutes"), "workdays": _("workdays")}
SECONDS = {"hours": 3600, "minutes": 60}
MOST_HOURS, MOST_SPAN_DAYS = 5_000, 1_500


@dataclass(frozen=True)
class Piece:
    """One counted stretch, local to the calendar, with the running sum in seconds."""

    day: str
    start: datetime
    end: datetime
    seconds: int
    sum: int


@dataclass(frozen=True)
class Answer:
    """What came out: an instant (`at`, local), a day (`day`) or a length (`seconds`), and how."""

    at: datetime | None = None
    day: date | None = None
    seconds: int | None = None
    head: list[tuple[Strip, str, str]] = field(default_factory=list)
    left_out: int = 0
    tail: list[tuple[Strip, str, str]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    more_pieces: int = 0


MOST_PIECES = 40


def ask(calendar: CompiledCalendar, question: Mapping[str, Any], names: Mapping[date, str]) -> Answer:
    """Answer `{"ask", "from", "to", "amount", "unit"}` (checked by WhatIfForm). Raises Invalid for what has no answer."""
    try:
        return _answered(calendar, question, names)
    except CalendarError as error:
        raise refusal(
            error, {"seconds": "amount", "days": "amount", "at": "from", "to": "to"}.get(error.field)
        ) from error


def names_of(days: list[Day]) -> dict[date, str]:
    """Why days differ, for the labels of the picture."""
    return {day.date: words.localised(day.name) or str(words.KINDS[day.kind]) for day in days if day.kind != "work"}


def _answered(calendar: CompiledCalendar, question: Mapping[str, Any], names: Mapping[date, str]) -> Answer:
    kind, start_at = question["ask"], calendar.localize(question["from"])
    if kind == "between":
        end_at = calendar.localize(question["to"])
        seconds = calendar.between(start_at, end_at)
        return _drawn(calendar, start_at, end_at, names, seconds=seconds)
    sign = 1 if kind == "add" else -1
    if question["unit"] == "workdays":
        return Answer(day=calendar.add_workdays(question["from"].date(), sign * int(question["amount"])))
    seconds = round(question["amount"] * SECONDS[question["unit"]])
    other = calendar.add(start_at, seconds) if sign > 0 else calendar.subtract(start_at, seconds)
    first, last = min(start_at, other), max(start_at, other)
    return _drawn(calendar, first, last, names, at=other.astimezone(calendar.zone))


def _drawn(
    calendar: CompiledCalendar, start_at: datetime, end_at: datetime, names: Mapping[date, str], **result: Any
) -> Answer:
    counted = list(calendar.intervals(start_at, end_at)) if end_at - start_at < timedelta(3_660) else []
    head, left_out, tail = strips(calendar, start_at, end_at, counted)
    pieces = _pieces(counted, calendar)
    return Answer(
        head=[_labelled(strip, names) for strip in head],
        left_out=left_out,
        tail=[_labelled(strip, names) for strip in tail],
        pieces=pieces[:MOST_PIECES],
        more_pieces=max(len(pieces) - MOST_PIECES, 0),
        **result,
    )


def _labelled(strip: Strip, names: Mapping[date, str]) -> tuple[Strip, str, str]:
    return strip, words.day_with_weekday(strip.date), names.get(strip.date, "")


def _pieces(counted: list[Interval], calendar: CompiledCalendar) -> list[Piece]:
    found, total = [], 0
    for each in counted:
        total += each.seconds
        start, end = (at.astimezone(calendar.zone) for at in each)
        found.append(Piece(words.day_with_weekday(start.date()), start, end, each.seconds, total))
    return found

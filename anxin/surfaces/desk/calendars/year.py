"""A calendar's year as twelve months of day cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.dates import get_day_names, get_month_names

from anxin.domain.calendars.types import Day
from anxin.surfaces.desk.calendars import words
from anxin.surfaces.kit.times import babel_locale


@dataclass(frozen=True)
class Cell:
    """One day to look at and to choose. `label` says everything in words."""

    iso: str
    number: int
    kind: str
    mark: Any
    label: str
    name: str
    is_today: bool
    is_chosen: bool
    column: int


@dataclass(frozen=True)
class Month:
    """One month; its first cell says in which column it stands."""

    title: str
    number: int
    cells: list[Cell]


@dataclass(frozen=True)
class LegendEntry:
    """What a colour means, in words, and how many days of the year have it."""

    kind: str
    mark: Any
    label: Any
    count: int


def month_grid(days: Sequence[Day], today: date, chosen: Collection[str]) -> list[Month]:
    """The twelve months of one year's days."""
    titles = get_month_names("wide", context="stand-alone", locale=babel_locale())
    found: list[Month] = [Month(titles[number], number, []) for number in range(1, 13)]
    for day in days:
        found[day.date.month - 1].cells.append(_cell(day, today, chosen))
    return found


def weekday_heads() -> list[str]:
    """Short weekday names from Monday on."""
    names = get_day_names("narrow", context="stand-alone", locale=babel_locale())
    return [names[number] for number in range(7)]


def legend(days: Sequence[Day]) -> Iterator[LegendEntry]:
    """Every kind of day, in a fixed order; kinds that do not occur are told too, so that the legend never jumps."""
    counts = Counter(day.kind for day in days)
    for kind, label in words.KINDS.items():
        yield LegendEntry(kind, words.MARKS[kind], label, counts[kind])


def named_days(days: Sequence[Day]) -> list[tuple[Day, str, Any]]:
    """The days that differ from their week, with the date in words and what they are: the picture as a table."""
    return [(day, words.day_with_weekday(day.date), words.KINDS[day.kind]) for day in days if day.is_special]


def _cell(day: Day, today: date, chosen: Collection[str]) -> Cell:
    iso, name = day.date.isoformat(), words.localised(day.name)
    said = [words.day_with_weekday(day.date), str(words.KINDS[day.kind]), name, words.hours(day.windows)]
    return Cell(
        iso=iso,
        number=day.date.day,
        kind=day.kind,
        mark=words.MARKS[day.kind],
        label=" · ".join(part for part in said if part),
        name=name,
        is_today=day.date == today,
        is_chosen=iso in chosen,
        column=day.date.weekday() + 1,
    )

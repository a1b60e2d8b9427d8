"""A year as people look at it: every day with what it is and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from anxin.domain.calendars.rules.hours import open_seconds
from anxin.domain.calendars.rules.layers import Pack, Spec, pack_windows
from anxin.domain.calendars.rules.spec import WEEKDAYS

DayKind = Literal["work", "rest", "closed", "makeup", "shorter", "other"]
"""`work` and `rest` as every week; `closed` by a holiday, on a weekend too; `makeup`: open although the week is closed; `shorter`
than usual (half days); `other` hours, not shorter."""


@dataclass(frozen=True)
class Day:
    """One date of a calendar."""

    date: date
    kind: DayKind
    windows: tuple[str, ...]
    usual: tuple[str, ...]
    """What the week says for this weekday."""
    name: str = ""
    is_own: bool = False
    """Whether the calendar itself says so, not a holiday pack or the week."""

    @property
    def is_special(self) -> bool:
        """Whether the day is not as in every week."""
        return self.kind not in ("work", "rest")


def year_days(spec: Spec, packs: Sequence[Pack], names: Mapping[str, str], year: int) -> Iterator[Day]:
    """All days of the year, in order."""
    said: dict[str, Mapping[str, Any]] = {}
    for pack in packs:
        said.update(pack["days"])
    own, week = spec.get("days", {}), spec["week"]
    day = date(year, 1, 1)
    while day.year == year:
        key = day.isoformat()
        usual = tuple(week.get(WEEKDAYS[day.weekday()], ()))
        windows = usual
        if key in own:
            windows = tuple(own[key])
        elif key in said:
            windows = tuple(pack_windows(said[key], week))
        name = names.get(key) or (said[key].get("name", "") if key in said else "")
        kind = _kind(windows, usual, key in own or key in said)
        yield Day(day, kind, windows, usual, name, key in own)
        day += timedelta(1)


def unannounced(packs: Sequence[Pack], year: int) -> list[Pack]:
    """Packs of that year whose government has not yet said."""
    return [pack for pack in packs if pack["year"] == year and not pack["is_announced"]]


def _kind(windows: tuple[str, ...], usual: tuple[str, ...], is_said: bool) -> DayKind:
    if not windows:
        return "closed" if is_said else "rest"
    if windows == usual:
        return "work"
    if not usual:
        return "makeup"
    return "shorter" if open_seconds(windows) < open_seconds(usual) else "other"

"""Working time in plain words: which days from when to when, and whether somebody answers now."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from functools import cached_property, lru_cache
from typing import Any

from babel.dates import format_date, get_day_names
from django.utils.translation import gettext as _

from anxin.domain.calendars.types import CalendarError, CompiledCalendar
from anxin.surfaces.kit.times import babel_locale

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FAR = timedelta(days=14)


@lru_cache(maxsize=64)
def _compiled(spec_json: str) -> CompiledCalendar | None:
    try:
        return CompiledCalendar.from_spec(json.loads(spec_json))
    except CalendarError:
        return None


class Hours:
    """What a calendar says at one instant. Without (readable) calendar nothing is known and every text is ""."""

    def __init__(self, spec: dict[str, Any] | None, at: datetime) -> None:
        self._spec, self._at = spec or {}, at
        self._calendar = _compiled(json.dumps(spec, sort_keys=True)) if spec else None

    @property
    def is_known(self) -> bool:
        """Whether the brand keeps a calendar."""
        return self._calendar is not None

    @cached_property
    def is_open(self) -> bool:
        """Whether somebody answers now."""
        return self._calendar is not None and self._calendar.is_open(self._at)

    @cached_property
    def opens_at(self) -> datetime | None:
        """The next opening; None when there is none in the next two weeks."""
        if self._calendar is None:
            return None
        try:
            opening = self._calendar.next_open(self._at)
        except CalendarError:
            return None
        return opening if opening <= self._at + _FAR else None

    @cached_property
    def closes_at(self) -> datetime | None:
        """Until when somebody answers; None when closed, or when it is more than a day away."""
        if self._calendar is None or not self.is_open:
            return None
        stretch = next(self._calendar.intervals(self._at, self._at + timedelta(days=1)), None)
        return stretch.end_at if stretch and stretch.end_at < self._at + timedelta(days=1) else None

    @property
    def now(self) -> str:
        """One sentence: somebody answers until then, or from then on again."""
        if self._calendar is None:
            return ""
        if self.is_open:
            return (
                _("Somebody answers now, until %(time)s.") % {"time": self._clock(self.closes_at)}
                if self.closes_at
                else _("Somebody answers now.")
            )
        if self.opens_at is None:
            return _("Closed just now.")
        return _("Closed just now. We are back %(when)s.") % {"when": self.when(self.opens_at)}

    def when(self, instant: datetime) -> str:
        """Day and time as people say it: today at 14:00, tomorrow at 09:00, on Monday at 09:00."""
        assert self._calendar is not None
        zone = self._calendar.zone
        days = (instant.astimezone(zone).date() - self._at.astimezone(zone).date()).days
        time = self._clock(instant)
        if days == 0:
            return _("today at %(time)s") % {"time": time}
        if days == 1:
            return _("tomorrow at %(time)s") % {"time": time}
        pattern = "M月d日 EEEE" if babel_locale().startswith("zh") else "EEEE d MMMM"
        day = format_date(instant.astimezone(zone).date(), pattern, locale=babel_locale())
        return _("on %(day)s at %(time)s") % {"day": day, "time": time}

    @cached_property
    def week(self) -> list[tuple[str, str]]:
        """(days, times) lines: days that follow each other with the same times are one line; closed days are left out."""
        if self._calendar is None:
            return []
        times = [_times(self._spec.get("week", {}).get(day) or []) for day in _DAYS]
        lines, first = [], 0
        for last in range(7):
            if last == 6 or times[last + 1] != times[last]:
                if times[last]:
                    lines.append((_days(first, last), times[last]))
                first = last + 1
        return lines

    @property
    def in_one_line(self) -> str:
        """The week on one line."""
        return _("; ").join(f"{days} {times}" for days, times in self.week)

    def _clock(self, instant: datetime | None) -> str:
        assert instant is not None and self._calendar is not None
        return f"{instant.astimezone(self._calendar.zone):%H:%M}"


def _times(windows: list[str]) -> str:
    if [window.replace(" ", "") for window in windows] == ["00:00-24:00"]:
        return _("around the clock")
    return _(", ").join("–".join(part.strip().zfill(5) for part in window.split("-")) for window in windows)


def _days(first: int, last: int) -> str:
    names = get_day_names("abbreviated", locale=babel_locale())
    if (first, last) == (0, 6):
        return _("Every day")
    if first == last:
        return str(names[first])
    return _("%(first)s–%(last)s") % {"first": names[first], "last": names[last]}

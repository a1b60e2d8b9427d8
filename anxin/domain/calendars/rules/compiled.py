"""A calendar ready to be asked: when is it open, how much open time lies between, when is N seconds of it over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.opentime import OpenTime
from anxin.domain.calendars.rules.spec import CalendarSpec, read_spec
from anxin.domain.calendars.rules.workdays import Workdays
from anxin.domain.calendars.rules.zones import EPOCH


class Interval(NamedTuple):
    """A stretch of open time, half-open, in UTC."""

    start_at: datetime
    end_at: datetime

    @property
    def seconds(self) -> int:
        """Elapsed real seconds."""
        return round((self.end_at - self.start_at).total_seconds())


class CompiledCalendar:
    """Exact arithmetic on one calendar. Takes aware datetimes, answers in UTC; fractions of a second are dropped.

    Raises CalendarError: `range` outside the years 2 to 9998, `never_open` when there is not so much open time.
    """

    __slots__ = ("_open", "_workdays", "spec")

    def __init__(self, spec: CalendarSpec) -> None:
        self.spec = spec
        self._open = OpenTime(spec)
        self._workdays = Workdays(spec)

    @classmethod
    def from_spec(cls, spec: object) -> CompiledCalendar:
        """Check and compile `{"zone": …, "week": {"mon": ["09:00-12:00"], …}, "days": {"2026-10-01": []}}`."""
        return cls(read_spec(spec))

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose wall readings count."""
        return self.spec.zone

    def add(self, start_at: datetime, seconds: int) -> datetime:
        """The earliest instant by which this much open time has passed; a closing when it ends exactly there.

        With 0 seconds: the same instant if open, else the next opening.
        """
        second = _second(start_at)
        if seconds > 0:
            return _instant(self._open.forward(second, seconds))
        _refuse_negative(seconds)
        return _instant(self._open.opening(second))

    def subtract(self, end_at: datetime, seconds: int) -> datetime:
        """The latest instant from which this much open time passes until `end_at`; an opening if it starts just there.

        With 0 seconds: the same instant if open, else the previous closing.
        """
        second = _second(end_at)
        if seconds > 0:
            return _instant(self._open.backward(second, seconds))
        _refuse_negative(seconds)
        return _instant(self._open.closing(second))

    def between(self, start_at: datetime, end_at: datetime) -> int:
        """Open seconds from start to end. Raises CalendarError `order` when the end lies before the start."""
        start, end = _second(start_at), _second(end_at)
        if end < start:
            raise CalendarError("order", "to", "lies before from")
        return self._open.count(start, end)

    def is_open(self, at: datetime) -> bool:
        """Whether the local wall reading lies in a window."""
        return self._open.is_open(_second(at))

    def next_open(self, at: datetime) -> datetime:
        """The same instant if open, else the next opening."""
        return _instant(self._open.opening(_second(at)))

    def previous_close(self, at: datetime) -> datetime:
        """The same instant if open, else the latest closing not after it."""
        return _instant(self._open.closing(_second(at)))

    def is_workday(self, day: date) -> bool:
        """Whether a window starts on this date."""
        return self._workdays.is_workday(day)

    def add_workdays(self, day: date, days: int) -> date:
        """The `days`-th workday after `day`, before it when negative; the start day never counts, 0 gives it back."""
        return self._workdays.add(day, days)

    def intervals(self, start_at: datetime, end_at: datetime) -> Iterator[Interval]:
        """The open stretches between two instants, in order, cut at both: what a drawn week or year shows."""
        for start, end in self._open.intervals(_second(start_at), _second(end_at)):
            yield Interval(_instant(start), _instant(end))

    def pieces(self, start_at: datetime, seconds: int) -> Iterator[Interval]:
        """The open stretches that `add(start_at, seconds)` counts; together exactly `seconds` long."""
        return self.intervals(start_at, self.add(start_at, seconds))

    def localize(self, wall: datetime) -> datetime:
        """A naive local reading as an instant: of two the earlier, a skipped one by the offset before the change."""
        return wall.replace(tzinfo=self.spec.zone).astimezone(UTC)


def _second(at: datetime) -> int:
    try:
        since = at - EPOCH
    except TypeError as error:
        raise CalendarError("question", "at", "needs an offset from UTC") from error
    return since.days * 86_400 + since.seconds


def _instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)


def _refuse_negative(seconds: int) -> None:
    if seconds < 0:
        raise CalendarError("negative", "seconds", "is negative")

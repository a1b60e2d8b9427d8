"""The picture of a clock: what was open, what counted, what paused, and where due and now lie, in units of a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date
from django.utils import timezone

from anxin.domain.clocks.queries import Explanation, open_intervals
from anxin.surfaces.kit import clocks, times

WIDTH, LEFT, RIGHT = 1000.0, 8.0, 8.0
_MOST_DAYS = 9


@dataclass(frozen=True)
class Bar:
    """A stretch from `x`, `width` wide; `kind` is a CSS class, `text` what it says when pointed at."""

    x: float
    width: float
    kind: str
    text: str


@dataclass(frozen=True)
class Mark:
    """An instant at `x`. `anchor` keeps its label inside the drawing."""

    x: float
    kind: str
    text: str
    anchor: str


@dataclass(frozen=True)
class Picture:
    """Everything to draw, left to right."""

    open: list[Bar]
    stretches: list[Bar]
    counted: list[Bar]
    days: list[Mark]
    marks: list[Mark]


class _Scale:
    def __init__(self, start_at: datetime, end_at: datetime) -> None:
        self.start_at, self.end_at = start_at, end_at
        self._seconds = max((end_at - start_at).total_seconds(), 1)

    def x(self, at: datetime) -> float:
        share = (min(max(at, self.start_at), self.end_at) - self.start_at).total_seconds() / self._seconds
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def bar(self, start_at: datetime, end_at: datetime, kind: str, text: str) -> Bar:
        x = self.x(start_at)
        return Bar(x, max(round(self.x(end_at) - x, 1), 1.0), kind, text)

    def mark(self, at: datetime, kind: str, text: str) -> Mark:
        x = self.x(at)
        return Mark(x, kind, text, "end" if x > WIDTH * 0.85 else "start")


def picture(told: Explanation, now: datetime) -> Picture:
    """Draw one explained clock, from its start to its end, its due time or the present, whichever is last."""
    clock = told.clock
    until = clock.stopped_at or now
    scale = _Scale(clock.started_at, _end(told, until))
    last = told.stretches[-1].row
    drawn = [
        each
        for each in told.stretches
        if (each.row.end_at is None or each.row.end_at > each.row.start_at) and each.row.start_at < scale.end_at
    ]
    return Picture(
        open=[
            scale.bar(*piece, "open", "")
            for each in drawn
            for piece in open_intervals(each.row, each.row.start_at, _until(each.row.end_at, scale))
        ],
        stretches=[
            scale.bar(
                each.row.start_at,
                each.row.end_at or (scale.end_at if each.row is last and clock.is_live else until),
                each.row.state,
                f"{times.moment(each.row.start_at)} {clocks.why(each.row.why)}",
            )
            for each in drawn
        ],
        counted=[
            *(
                scale.bar(*p, "counted", _from_to(p))
                for each in drawn
                for p in each.pieces
                if p.start_at < scale.end_at
            ),
            *(scale.bar(*piece, "coming", _from_to(piece)) for piece in told.coming),
        ],
        days=[scale.mark(at, "day", _day(at)) for at in _midnights(scale.start_at, scale.end_at)],
        marks=_marks(scale, told, now),
    )


def _end(told: Explanation, until: datetime) -> datetime:
    """Where the drawing ends: what is long over needs no more than a quarter beyond its due time and last change."""
    clock = told.clock
    ends = [clock.started_at + timedelta(minutes=30), *(at for at in (clock.due_at, clock.told_due_at) if at)]
    last = max(*ends, told.stretches[-1].row.start_at)
    return min(max(until, last), last + (last - clock.started_at) / 4) if clock.due_at else max(until, last)


def _marks(scale: _Scale, told: Explanation, now: datetime) -> list[Mark]:
    clock = told.clock
    found = [scale.mark(step.due_at, "step", times.moment(step.due_at)) for step in told.steps]
    if clock.told_due_at and clock.told_due_at != clock.due_at:
        found.append(scale.mark(clock.told_due_at, "told", times.moment(clock.told_due_at)))
    if clock.due_at:
        found.append(scale.mark(clock.due_at, "due", times.moment(clock.due_at)))
    if clock.is_live and now < scale.end_at:
        found.append(scale.mark(now, "now", times.moment(now)))
    return found


def _midnights(start_at: datetime, end_at: datetime) -> Iterable[datetime]:
    """The reader's midnights between two instants, thinned out to a dozen."""
    day = timezone.localtime(start_at).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    step = max(1, -(-((end_at - start_at).days + 1) // _MOST_DAYS))
    while day < end_at:
        yield day
        day += timedelta(days=step)


def _day(at: datetime) -> str:
    pattern = "M月d日" if times.babel_locale().startswith("zh") else "d MMM"
    return format_date(timezone.localtime(at).date(), format=pattern, locale=times.babel_locale())


def _until(end_at: datetime | None, scale: _Scale) -> datetime:
    return min(end_at or scale.end_at, scale.end_at)


def _from_to(piece: tuple[datetime, datetime]) -> str:
    return f"{times.moment(piece[0])} – {times.clock_time(piece[1])}"

"""Reads the yearly holiday notice as it is pasted, e.g. "10月1日至7日放假调休，共7天。9月20日（星期日）上班。"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from anxin.domain.calendars.rules.notice_dates import StatedDay, StatedSpan, spans_in, without_dates

Doubt = Literal["weekday", "count", "contradiction"]
"""`weekday`: the stated weekday is not that of the date; `count`: the stated number of days off is not the number of
dates; `contradiction`: the day is said to be off and to be worked."""


@dataclass(frozen=True)
class DayNotice:
    """One day of a notice: off, or a weekend day to be worked, with what is doubtful about it."""

    date: date
    kind: Literal["closed", "makeup"]
    name: str
    """The holiday as written, empty when none is named."""
    weekday: int | None = None
    """The weekday stated beside the date, Monday 0."""
    doubts: tuple[Doubt, ...] = ()


def read_notice(text: str, year: int) -> list[DayNotice]:
    """All days of the notice for this year, by date; nothing understood is an empty list.

    Recommendations (鼓励……休息) are no days off. Dates without year lie in `year`; days off over New Year end in it; a
    make-up day lies in the year that brings it nearest to its holiday. Raises CalendarError for impossible dates.
    """
    found: list[DayNotice] = []
    for holiday in _holidays(text):
        found += holiday.days(year)
    kinds = {(day.date, day.kind) for day in found}
    doubtful = {day for day, kind in kinds if kind == "makeup" and (day, "closed") in kinds}
    found = [_doubted(day, "contradiction") if day.date in doubtful else day for day in found]
    return sorted(found, key=lambda day: (day.date, day.kind))


def overrides(
    notices: Iterable[DayNotice], week: Mapping[str, Sequence[str]], like: Mapping[date, str] | None = None
) -> dict[str, list[str]]:
    """Day overrides for a calendar specification: days off have no windows, make-up days those of Monday.

    `like` chooses another weekday (`"fri"`) for single make-up days. Of a contradiction, the day to be worked stays.
    """
    chosen = like or {}
    return {
        day.date.isoformat(): [] if day.kind == "closed" else list(week.get(chosen.get(day.date, "mon"), ()))
        for day in notices
    }


@dataclass
class _Holiday:
    """What one part of the notice says, years still open."""

    name: str
    off: list[list[StatedSpan]] = field(default_factory=list)
    """One list per sentence, since "共7天" counts those of its sentence."""
    counts: list[int | None] = field(default_factory=list)
    makeup: list[StatedSpan] = field(default_factory=list)

    def days(self, year: int) -> list[DayNotice]:
        found = []
        for spans, count in zip(self.off, self.counts, strict=True):
            days = [
                self._notice(day, "closed", weekday)
                for span in spans
                for day, weekday in span.days(self._year(span, year))
            ]
            if days and count not in (None, len({day.date for day in days})):
                days[0] = _doubted(days[0], "count")
            found += days
        near = [day.date for day in found]
        for span in self.makeup:
            stated = span.days(_nearest_year(span.first, near, year))
            found += [self._notice(day, "makeup", weekday) for day, weekday in stated]
        return found

    def _year(self, span: StatedSpan, year: int) -> int:
        """Days off lie in the year of the notice, but New Year's may lie wholly in the December before it."""
        return year - 1 if "元旦" in self.name and span.last.month == 12 else year

    def _notice(self, day: date, kind: Literal["closed", "makeup"], weekday: int | None) -> DayNotice:
        notice = DayNotice(day, kind, self.name, weekday)
        return notice if weekday in (None, day.weekday()) else _doubted(notice, "weekday")


def _nearest_year(day: StatedDay, near: list[date], year: int) -> int:
    def distance(candidate: int) -> int:
        return min((abs((day.in_year(candidate) - other).days) for other in near), default=abs(candidate - year))

    if (day.month, day.day) == (2, 29):
        return year
    return min((year, year - 1, year + 1), key=distance)


def _doubted(notice: DayNotice, doubt: Doubt) -> DayNotice:
    return replace(notice, doubts=(*notice.doubts, doubt))


_MARK = re.compile(r"^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+[、.]|\(\d+\)|\d+[、)]|\d+\.(?!\d))")
_SUFFIX = r"(?:放假安排|放假时间|假期安排|假期|安排)?"
_HEADING = re.compile(rf"^(?:\d{{4}}年)?([^:,()月]{{1,30}}?){_SUFFIX}(?<!\d):")
_NAME = re.compile(rf"^(?:\d{{4}}年)?([^\d:,()至到和及共]{{2,12}}?){_SUFFIX}(?=(?:\d{{4}}年)?\d{{1,2}}月)")
_OFF = re.compile(r"放假|补休|補休|休假|休息|休市|连休|调休|不上班")
_ON = re.compile(r"(?<!不)(?:上班|补班|補班)")
_ADVICE = re.compile(r"鼓励|倡导|建议")
_COUNT = re.compile(r"(?:共|放假)(\d+)天")
_NEXT_FACT = re.compile(r"((?:放假|补休|上班|补班)(?:调休|公休)?)(?=(?:\d{4}年)?\d{1,2}月)")


def _holidays(text: str) -> list[_Holiday]:
    holidays = [_Holiday("")]
    for sentence in _sentences(text):
        plain = _MARK.sub("", sentence)
        named = _named(plain)
        if named:
            holidays.append(_Holiday(named[1]))
            plain = plain[named.end() :]
        _read_sentence(plain, holidays[-1])
    return holidays


def _sentences(text: str) -> list[str]:
    """Half-width, without blanks. A line break ends a sentence only where the next line begins an item or holiday."""
    lines = ["".join(line.split()) for line in unicodedata.normalize("NFKC", text).splitlines()]
    joined = "".join(f"。{line}" if _MARK.match(line) or _named(line) else line for line in lines)
    return re.split(r"[。;!]|(?<!\d)\.", joined)


def _named(sentence: str) -> re.Match[str] | None:
    """A holiday's name before the colon or the first date; "放假时间:" is none."""
    match = _HEADING.match(sentence) or _NAME.match(sentence)
    return match if match and not _OFF.search(match[1]) and not _ON.search(match[1]) else None


def _read_sentence(sentence: str, holiday: _Holiday) -> None:
    """Clause by clause: dates wait for the verb that says what they are; explanations are passed over."""
    off: list[StatedSpan] = []
    waiting: list[StatedSpan] = []
    month = None
    for clause in _NEXT_FACT.sub(r"\1,", sentence).split(","):
        if _ADVICE.search(clause):
            break
        spans = spans_in(clause, month)
        month = spans[-1].last.month if spans else month
        said = without_dates(clause)
        if _ON.search(said):
            holiday.makeup += waiting + spans
            waiting = []
        elif _OFF.search(said):
            off += waiting + spans
            waiting = []
        else:
            waiting = [] if said.strip("、和及与:") else waiting + spans
    count = _COUNT.search(sentence)
    if off:
        holiday.off.append(off)
        holiday.counts.append(int(count[1]) if count else None)

"""One question about a calendar in plain values (as JSON carries them), answered in plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from anxin.domain.calendars.rules.compiled import CompiledCalendar
from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.spec import read_date

Answer = str | int | bool
Question = Mapping[str, Any]


def answer(calendar: CompiledCalendar, question: object) -> Answer:
    """Answer `{"op": …}`; the operations and their fields are the keys of `_OPERATIONS` and what each reads.

    Instants come back as `YYYY-MM-DDTHH:MM:SSZ`, dates as `YYYY-MM-DD`. Raises CalendarError.
    """
    if not isinstance(question, Mapping):
        raise _wrong("", "a question is an object with op")
    operation = question.get("op")
    ask = _OPERATIONS.get(operation) if isinstance(operation, str) else None
    if ask is None:
        raise _wrong("op", f"is one of {', '.join(_OPERATIONS)}")
    return ask(calendar, question)


def _add(calendar: CompiledCalendar, question: Question) -> Answer:
    return _written(calendar.add(_instant(calendar, question, "from"), _seconds(question)))


def _subtract(calendar: CompiledCalendar, question: Question) -> Answer:
    return _written(calendar.subtract(_instant(calendar, question, "from"), _seconds(question)))


def _between(calendar: CompiledCalendar, question: Question) -> Answer:
    return calendar.between(_instant(calendar, question, "from"), _instant(calendar, question, "to"))


def _is_open(calendar: CompiledCalendar, question: Question) -> Answer:
    return calendar.is_open(_instant(calendar, question, "at"))


def _next_open(calendar: CompiledCalendar, question: Question) -> Answer:
    return _written(calendar.next_open(_instant(calendar, question, "at")))


def _previous_close(calendar: CompiledCalendar, question: Question) -> Answer:
    return _written(calendar.previous_close(_instant(calendar, question, "at")))


def _workday(calendar: CompiledCalendar, question: Question) -> Answer:
    return calendar.is_workday(_date(question))


def _add_workdays(calendar: CompiledCalendar, question: Question) -> Answer:
    return calendar.add_workdays(_date(question), _whole(question, "days")).isoformat()


_OPERATIONS: dict[str, Callable[[CompiledCalendar, Question], Answer]] = {
    "add": _add,
    "subtract": _subtract,
    "between": _between,
    "is_open": _is_open,
    "next_open": _next_open,
    "previous_close": _previous_close,
    "workday": _workday,
    "add_workdays": _add_workdays,
}


def _instant(calendar: CompiledCalendar, question: Question, field: str) -> datetime:
    text = question.get(field)
    if not isinstance(text, str):
        raise _wrong(field, "is missing: an instant like 2026-09-30T17:50:00+08:00, or without offset for local time")
    try:
        at = datetime.fromisoformat(text)
        return calendar.localize(at) if at.tzinfo is None else at.astimezone(UTC)
    except ValueError as error:
        raise _wrong(field, "is not an instant like 2026-09-30T17:50:00+08:00") from error
    except OverflowError as error:
        raise CalendarError("range", field, "lies outside the years that calendars know") from error


def _date(question: Question) -> date:
    return read_date(question.get("date"), "date", "question")


def _seconds(question: Question) -> int:
    seconds = _whole(question, "seconds")
    if seconds < 0:
        raise CalendarError("negative", "seconds", "is negative")
    return seconds


def _whole(question: Question, field: str) -> int:
    """A whole number; 3600.0 is one, true, "3600" and 0.5 are not."""
    value = question.get(field)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(field, "is not a whole number")
    return value


def _written(at: datetime) -> str:
    return f"{at.replace(tzinfo=None).isoformat()}Z"


def _wrong(field: str, text: str) -> CalendarError:
    return CalendarError("question", field, text)

"""What a cell says, by the kind of its column; and when it cannot be read, why, so that a person knows what to write instead."""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from anxin.foundation.transfer.types import Column

LONGEST_TEXT = 20_000
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - of no zone, like the numbers; day 0 of spreadsheets, their wrong leap day of 1900 included
_SERIALS = (1, 2_958_465)  # 1900-01-01 to 9999-12-31
_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
_TIME = re.compile(
    r"(上午|下午|中午|晚上|凌晨|早上|AM|PM)?\s*(\d{1,2})\s*[:时點点]\s*(?:(\d{1,2})\s*[:分]?)?\s*(?:(\d{1,2})(?:\.\d+)?\s*秒?)?\s*(AM|PM)?"
)
_ZONE = re.compile(r"(Z|[+-]\d{2}:?\d{2})$")
_YES = frozenset({"是", "有", "对", "真", "yes", "y", "true", "t", "1", "√", "✓", "✔", "on"})
_NO = frozenset({"否", "无", "不", "不是", "没有", "假", "no", "n", "false", "f", "0", "×", "x", "✗", "off"})
_SHORTENED = re.compile(r"^\d(\.\d+)?E\+\d{1,2}$", re.IGNORECASE)


class Unreadable(ValueError):
    """A cell that cannot be read; `message` tells the reader why."""

    def __init__(self, message: Any) -> None:
        super().__init__(str(message))
        self.message = message


def read(cell: Any, column: Column, zone: str) -> Any:
    """The value of a cell, None for an empty one. Naive times are meant in `zone`. Raises Unreadable."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    return _READERS[column.kind](cell, column, zone)


def _text(cell: Any, column: Column, _zone: str) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)  # Excel keeps phone numbers as 13800001234.0
    if isinstance(cell, dict | list):
        raise Unreadable(_("This is a list or object where a text is expected."))
    text = cell.isoformat(sep=" ") if isinstance(cell, dt.datetime) else str(cell)
    text = _without_guard(text.replace("\r\n", "\n").strip())
    if re.fullmatch(r"\d{5,}\.0", text):
        text = text[:-2]
    if _SHORTENED.match(text):
        raise Unreadable(
            _("Excel has shortened this number to “%(text)s”. Format the column as text and enter it again.")
            % {"text": text}
        )
    if any(unicodedata.category(sign) == "Cs" or sign == "\0" for sign in text):
        raise Unreadable(_("This text holds characters we cannot keep."))
    longest = column.longest or LONGEST_TEXT
    if len(text) > longest:
        raise Unreadable(
            _("This text has %(length)d characters; %(most)d fit.") % {"length": len(text), "most": longest}
        )
    return text


def _without_guard(text: str) -> str:
    """Our own files write '+86… so that spreadsheets do not compute it; here the apostrophe goes again."""
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in "=+-@\t\r" else text


def _plain(cell: Any) -> str:
    return unicodedata.normalize("NFKC", _without_guard(str(cell).strip())).strip()


def _number(cell: Any, _column: Column, _zone: str) -> Decimal:
    if isinstance(cell, bool | dict | list | dt.date):
        raise Unreadable(_("This is not a number."))
    text = re.sub(r"[,\s¥￥$€元]", "", _plain(cell))
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise Unreadable(_("“%(text)s” is not a number.") % {"text": str(cell)[:40]}) from error
    if not value.is_finite() or abs(value) >= Decimal(10) ** 15:
        raise Unreadable(_("This number is too large."))
    return value


def _integer(cell: Any, column: Column, zone: str) -> int:
    value = _number(cell, column, zone)
    if value != value.to_integral_value():
        raise Unreadable(_("“%(text)s” is not a whole number.") % {"text": str(cell)[:40]})
    return int(value)


def _date(cell: Any, column: Column, zone: str) -> dt.date:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    serial = _serial(cell)
    if serial is not None:
        return serial.date()
    text = _plain(cell)
    if re.fullmatch(r"\d{8}", text):
        return _built(text, int(text[:4]), int(text[4:6]), int(text[6:]))
    found = _DATE.match(text)
    if found is None:
        raise Unreadable(
            _("“%(text)s” is not a date we can read. Write 2024-03-09 or 2024年3月9日.") % {"text": text[:40]}
        )
    if found.end() != len(text):
        return _instant(cell, column, zone).astimezone(ZoneInfo(zone)).date()
    return _built(text, *(int(part) for part in found.groups()))


def _instant(cell: Any, _column: Column, zone: str) -> dt.datetime:
    if isinstance(cell, dt.datetime):
        return _aware(cell, zone)
    if isinstance(cell, dt.date):
        return _aware(dt.datetime.combine(cell, dt.time()), zone)
    serial = _serial(cell)
    if serial is not None:
        return _aware(serial, zone)
    text = _plain(cell)
    try:
        return _aware(dt.datetime.fromisoformat(text), zone)
    except ValueError:
        return _spoken_instant(text, zone)


def _spoken_instant(text: str, zone: str) -> dt.datetime:
    day = _DATE.match(text)
    rest = text[day.end() :].strip(" T") if day else ""
    ending = _ZONE.search(rest)
    clock = _TIME.fullmatch(rest[: ending.start()].strip() if ending else rest) if rest else None
    if day is None or (rest and clock is None):
        raise Unreadable(_("“%(text)s” is not a time we can read. Write 2024-03-09 14:30.") % {"text": text[:40]})
    date = _built(text, *(int(part) for part in day.groups()))
    if clock is None:
        return _aware(dt.datetime.combine(date, dt.time()), zone)
    half, hour = clock[1] or clock[5] or "", int(clock[2])
    if half.upper() in ("下午", "晚上", "PM") and hour < 12:
        hour += 12
    if half.upper() in ("上午", "凌晨", "AM") and hour == 12:
        hour = 0
    try:
        at = dt.datetime.combine(date, dt.time(hour, int(clock[3] or 0), int(clock[4] or 0)))
    except ValueError as error:
        raise Unreadable(_("There is no such time: “%(text)s”.") % {"text": text[:40]}) from error
    if ending:
        return dt.datetime.fromisoformat(at.isoformat() + ending[1]).astimezone(dt.UTC)
    return _aware(at, zone)


def _serial(cell: Any) -> dt.datetime | None:
    """The day a spreadsheet's own number stands for; from text only five digits, so that 2024 stays a year."""
    if isinstance(cell, bool | dict | list):
        raise Unreadable(_("This is not a date."))
    if isinstance(cell, str):
        text = _plain(cell)
        if not re.fullmatch(r"\d{5}(\.\d+)?", text):
            return None
        cell = float(text)
    if isinstance(cell, int | float | Decimal) and _SERIALS[0] <= cell <= _SERIALS[1]:
        days = float(cell)
        return _EPOCH + dt.timedelta(days=int(days), seconds=round((days - int(days)) * 86_400))
    return None


def _built(text: str, year: int, month: int, day: int) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise Unreadable(_("There is no such day: “%(text)s”.") % {"text": text[:40]}) from error


def _aware(at: dt.datetime, zone: str) -> dt.datetime:
    known = at if at.tzinfo else at.replace(tzinfo=ZoneInfo(zone))
    try:
        return known.astimezone(dt.UTC)
    except (OverflowError, ValueError) as error:
        raise Unreadable(_("There is no such time: “%(text)s”.") % {"text": str(at)[:40]}) from error


def _boolean(cell: Any, _column: Column, _zone: str) -> bool:
    if isinstance(cell, bool):
        return cell
    text = re.sub(r"\.0$", "", _plain(cell).casefold())
    if text in _YES:
        return True
    if text in _NO:
        return False
    raise Unreadable(_("“%(text)s” is neither yes nor no. Write 是 or 否, yes or no.") % {"text": str(cell)[:40]})


def _choice(cell: Any, column: Column, zone: str) -> str:
    text = _text(cell, column, zone)
    known = {_plain(spelling).casefold(): value for spelling, value in column.choices.items()}
    value = known.get(_plain(text).casefold())
    if value is None:
        offered = ", ".join(list(column.choices)[:12])
        raise Unreadable(_("“%(text)s” is not one of: %(offered)s.") % {"text": text[:40], "offered": offered})
    return value


def _list(cell: Any, column: Column, zone: str) -> list[str]:
    parts = cell if isinstance(cell, list) else re.split(r"[;；、|,，\n]+", str(cell))
    read = [_text(part, column, zone) for part in parts if part is not None and str(part).strip()]
    return list(dict.fromkeys(read))


def _json(cell: Any, _column: Column, _zone: str) -> Any:
    if isinstance(cell, dict | list):
        return cell
    try:
        return json.loads(str(cell))
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("This is not valid JSON: %(why)s") % {"why": str(error)[:100]}) from error


_READERS = {
    "text": _text,
    "integer": _integer,
    "number": _number,
    "date": _date,
    "instant": _instant,
    "boolean": _boolean,
    "choice": _choice,
    "list": _list,
    "json": _json,
}

"""A year table as a file: CSV (date, kind, name, like, hours) or JSON, read strictly and written so that it reads back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.hours import joined, read_hours
from anxin.domain.calendars.rules.spec import WEEKDAYS, read_date

COLUMNS = ("date", "kind", "name", "like", "hours")
MOST_ROWS = 366

# What people and governments write in such tables.
_KINDS = {
    "closed": "closed",
    "off": "closed",
    "holiday": "closed",
    "放假": "closed",
    "休": "closed",
    "休息": "closed",
    "makeup": "makeup",
    "work": "makeup",
    "上班": "makeup",
    "补班": "makeup",
    "班": "makeup",
    "hours": "hours",
    "half": "hours",
    "半天": "hours",
}


@dataclass(frozen=True)
class HolidayRow:
    """One day of a year table; `name` is a text or one per language."""

    date: date
    kind: Literal["closed", "makeup", "hours"]
    name: Any = ""
    like: str = ""
    windows: tuple[str, ...] = ()

    def as_pack_day(self) -> dict[str, Any]:
        """The form calendars keep (see rules/layers.py)."""
        said: dict[str, Any] = {"kind": self.kind, "name": self.name}
        if self.kind == "makeup":
            said["like"] = self.like or "mon"
        if self.kind == "hours":
            said["windows"] = list(self.windows)
        return said


def read_file(data: bytes, year: int) -> list[HolidayRow]:
    """The rows, by date. JSON when it begins with a bracket, else CSV with a heading line; UTF-8, or GB 18030 as Excel writes it.

    Raises CalendarError `file` whose field is the line ("3") or "" for the whole.
    """
    text = _decoded(data).strip()
    rows = _from_json(text) if text.startswith(("[", "{")) else _from_csv(text)
    found: dict[date, HolidayRow] = {}
    for number, row in rows:
        if len(found) >= MOST_ROWS:
            raise CalendarError("file", "", "has more days than a year")
        read = read_row(row, year, str(number))
        if read.date in found:
            raise CalendarError("file", str(number), "the day occurs twice")
        found[read.date] = read
    if not found:
        raise CalendarError("file", "", "holds no days")
    return [found[day] for day in sorted(found)]


def read_row(row: Mapping[str, Any], year: int, field: str) -> HolidayRow:
    """One row from plain values. Raises CalendarError `file` naming `field`."""
    try:
        day = read_date(str(row.get("date") or "").strip().replace("/", "-"), field)
        kind = _KINDS[str(row.get("kind") or "closed").strip().lower()]
        hours = row.get("hours") or ""
        windows = joined(hours, field) if isinstance(hours, list) else read_hours(str(hours), field)
    except (CalendarError, KeyError) as error:
        raise CalendarError("file", field, "the date, the kind or the hours cannot be read") from error
    like = str(row.get("like") or "").strip().lower()
    if day.year != year or like not in ("", *WEEKDAYS) or (kind == "hours" and not windows):
        raise CalendarError("file", field, "the day lies in another year, or weekday or hours are missing")
    name = row.get("name") or ""
    name = {str(k): str(v)[:80] for k, v in name.items()} if isinstance(name, Mapping) else str(name).strip()[:80]
    return HolidayRow(day, kind, name, like if kind == "makeup" else "", tuple(windows) if kind == "hours" else ())


def as_csv(rows: Iterable[HolidayRow], names: Mapping[date, str]) -> str:
    """The rows as CSV that Excel opens (with a byte order mark); `names` in the reader's language."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows:
        writer.writerow(
            [row.date.isoformat(), row.kind, _harmless(names.get(row.date, "")), row.like, " ".join(row.windows)]
        )
    return "\ufeff" + out.getvalue()


def as_json(rows: Iterable[HolidayRow]) -> str:
    """The rows as JSON with names in every language."""
    plain = [
        {"date": r.date.isoformat(), "kind": r.kind, "name": r.name, "like": r.like, "hours": list(r.windows)}
        for r in rows
    ]
    return json.dumps(plain, ensure_ascii=False, indent=1)


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise CalendarError("file", "", "is not a text in UTF-8")


def _from_json(text: str) -> list[tuple[int, Mapping[str, Any]]]:
    try:
        rows = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CalendarError("file", "", "is not JSON") from error
    rows = rows.get("days") if isinstance(rows, dict) else rows
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CalendarError("file", "", "is not a list of days")
    return list(enumerate(rows, 1))


def _from_csv(text: str) -> list[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text))
    headings = [str(name).strip().lower() for name in reader.fieldnames or []]
    if "date" not in headings:
        raise CalendarError("file", "1", "the first line names the columns, one of them date")
    reader.fieldnames = headings
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise CalendarError("file", str(reader.line_num), "is not CSV") from error


def _harmless(text: str) -> str:
    """A name that a spreadsheet would take for a formula gets a quote before it."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text

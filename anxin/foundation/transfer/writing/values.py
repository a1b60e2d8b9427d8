"""Values as they stand in files that go out."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

# What a spreadsheet takes for the beginning of a formula (OWASP: CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(text: str) -> str:
    """Text that no spreadsheet computes: one that begins like a formula gets an apostrophe in front, which reading it takes off again."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def for_sheet(value: Any, zone: str) -> Any:
    """A value for a cell: numbers stay numbers, times are told in `zone`, everything else becomes guarded text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float | Decimal):
        # Excel keeps 15 digits: longer numbers go as text.
        return value if abs(value) < 10**15 else str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return guarded("; ".join(value))
    if isinstance(value, dict | list | tuple):
        return json.dumps(for_json(value, zone), ensure_ascii=False)
    return guarded(str(value))


def for_json(value: Any, zone: str) -> Any:
    """A value for JSON: times with their offset, exact numbers as text where a float would lose something."""
    if isinstance(value, dt.datetime):
        return value.astimezone(ZoneInfo(zone)).isoformat(timespec="seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else str(value)
    if isinstance(value, dict):
        return {str(key): for_json(each, zone) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [for_json(each, zone) for each in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)

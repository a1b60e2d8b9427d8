"""Opening hours as people type them in one line: "09:00-12:00, 13:30-18:00" to windows and back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from anxin.domain.calendars.rules.spec import DAY_SECONDS, Window, read_window

_BETWEEN = re.compile(r"(?<=\d)\s*(?:[-‐-―~〜～]|至|到|to)\s*(?=\d)")
_NEXT = re.compile(r"[,;、，；\s]+")
_CLOSED = {"", "-", "休", "休息", "closed"}


def read_hours(text: str, field: str) -> list[str]:
    """The windows of a line, sorted, overlapping and touching ones joined; an empty line is closed.

    Full-width signs, 至, and hours without minutes ("9-12") are understood. Raises CalendarError `spec` naming `field`.
    """
    line = _BETWEEN.sub("-", unicodedata.normalize("NFKC", text).strip().lower())
    if line in _CLOSED:
        return []
    return joined([_completed(part) for part in _NEXT.split(line) if part], field)


def joined(windows: Sequence[str], field: str) -> list[str]:
    """The same windows in order, where overlapping or touching ones are one. Raises CalendarError `spec`."""
    whole: list[Window] = []
    for start, end in sorted(read_window(text, f"{field}[{index}]") for index, text in enumerate(windows)):
        # A window is at most a day long, so what would grow longer stays apart.
        if whole and start <= whole[-1][1] and max(end, whole[-1][1]) - whole[-1][0] <= DAY_SECONDS:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((start, end))
    return [written(window) for window in whole]


def written(window: Window) -> str:
    """`HH:MM-HH:MM`; midnight at the end of the day it starts on is 24:00."""
    start, end = window
    end = end if end <= DAY_SECONDS else end - DAY_SECONDS
    return f"{_clock(start)}-{_clock(end)}"


def open_seconds(windows: Iterable[str]) -> int:
    """Seconds of wall time in these windows, overlaps counted once."""
    return sum(end - start for start, end in (read_window(text, "") for text in joined(list(windows), "")))


def _completed(part: str) -> str:
    """ "9-12:30" as "09:00-12:30"; anything else is left for the reader to refuse."""
    return "-".join(f"{half}:00" if re.fullmatch(r"\d{1,2}", half) else half for half in part.split("-"))


def _clock(second: int) -> str:
    return f"{second // 3600:02d}:{second % 3600 // 60:02d}"

"""From when on somebody may be disturbed: her quiet hours are local wall time and may run over midnight."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

DEFAULT_START, DEFAULT_END = time(21, 0), time(8, 0)


def quiet_until(at: datetime, *, zone: str, start: time = DEFAULT_START, end: time = DEFAULT_END) -> datetime:
    """`at` itself outside the quiet hours, else their end; equal times mean no quiet hours at all."""
    local = at.astimezone(ZoneInfo(zone))
    now = local.time()
    is_quiet = start <= now < end if start <= end else (now >= start or now < end)
    if not is_quiet:
        return at
    day = local.date() if now < end else local.date() + timedelta(days=1)
    return datetime.combine(day, end, tzinfo=local.tzinfo).astimezone(UTC)

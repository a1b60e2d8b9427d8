"""Random calendars and instants that like to lie where clocks change, years end and days were skipped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from anxin.domain.calendars.tests.oracle import WEEKDAYS, utc

# Zone and an instant near which something happens there.
TROUBLE = [
    ("Asia/Shanghai", "2026-10-01T00:00"),
    ("Asia/Shanghai", "1988-04-16T18:00"),
    ("Asia/Shanghai", "2024-02-29T00:00"),
    ("Europe/Berlin", "2026-03-29T01:00"),
    ("Europe/Berlin", "2026-10-25T01:00"),
    ("America/New_York", "2027-03-14T07:00"),
    ("America/New_York", "2027-11-07T06:00"),
    ("Australia/Lord_Howe", "2026-04-04T15:00"),
    ("Australia/Lord_Howe", "2026-10-03T15:30"),
    ("Asia/Kolkata", "2025-12-31T18:30"),
    ("Asia/Kathmandu", "2026-01-01T00:00"),
    ("Pacific/Apia", "2011-12-30T10:00"),
    ("Pacific/Kiritimati", "1994-12-31T10:00"),
    ("Pacific/Chatham", "2026-04-04T14:00"),
    ("America/St_Johns", "2006-10-29T02:31"),
    ("Africa/Casablanca", "2026-02-15T02:00"),
    ("Asia/Gaza", "2040-10-20T00:00"),
    ("UTC", "2100-02-28T23:00"),
]


def _time(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


@st.composite
def windows(draw: st.DrawFn) -> list[str]:
    """None to three windows, overlapping and crossing midnight as they like."""
    times = draw(st.lists(st.tuples(st.integers(0, 1439), st.integers(0, 1440)), max_size=3))
    return [f"{_time(start)}-{_time(end)}" for start, end in times]


@st.composite
def calendars(draw: st.DrawFn) -> tuple[dict, datetime]:
    """A calendar that is open at least once a week, and an instant within two days of trouble in its zone."""
    zone, near = draw(st.sampled_from(TROUBLE))
    week = {day: draw(windows()) for day in WEEKDAYS}
    if not any(week.values()):
        week[draw(st.sampled_from(WEEKDAYS))] = ["09:00-18:00"]
    local_day = utc(near).astimezone(ZoneInfo(zone)).date()
    offsets = draw(st.lists(st.integers(-3, 3), max_size=3, unique=True))
    days = {(local_day + timedelta(days=offset)).isoformat(): draw(windows()) for offset in offsets}
    return {"zone": zone, "week": week, "days": days}, draw(instants(near))


@st.composite
def instants(draw: st.DrawFn, near: str) -> datetime:
    """An instant within two days of another."""
    return utc(near).astimezone(UTC) + timedelta(seconds=draw(st.integers(-172_800, 172_800)))


seconds = st.integers(0, 3 * 86_400) | st.integers(0, 48).map(lambda hours: hours * 1800)

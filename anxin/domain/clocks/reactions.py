"""What clocks do when something below them happened."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.calendars.events import CalendarSaved
from anxin.domain.clocks.jobs import apply_calendar
from anxin.domain.clocks.operations import firing
from anxin.domain.workforce.events import HouseQuietHoursSet, QuietHoursSet
from anxin.foundation.actors import Actor


def follow_calendar(event: CalendarSaved, actor: Actor, at: datetime) -> None:
    """Running clocks count by the new version from now on, in the background."""
    apply_calendar.enqueue(calendar_id=event.calendar_id, dedupe_key=f"clocks.calendar:{event.calendar_id}")


def follow_quiet_hours(event: QuietHoursSet | HouseQuietHoursSet, actor: Actor, at: datetime) -> None:
    """Warnings that wait for somebody's morning wait for the morning as it is now."""
    firing.wait_anew(staff_id=getattr(event, "staff_id", None), at=at)


NOW = {
    CalendarSaved: [follow_calendar],
    QuietHoursSet: [follow_quiet_hours],
    HouseQuietHoursSet: [follow_quiet_hours],
}
LATER = {}

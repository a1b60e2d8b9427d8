"""What clocks do when something below them happened."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.calendars.events import CalendarSaved
from anxin.domain.clocks.jobs import apply_calendar
from anxin.foundation.actors import Actor


def follow_calendar(event: CalendarSaved, actor: Actor, at: datetime) -> None:
    """Running clocks count by the new version from now on, in the background."""
    apply_calendar.enqueue(calendar_id=event.calendar_id, dedupe_key=f"clocks.calendar:{event.calendar_id}")


NOW = {CalendarSaved: [follow_calendar]}
LATER = {}

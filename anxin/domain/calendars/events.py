"""What happens to calendars."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class CalendarSaved(DomainEvent):
    """A calendar was made or changed."""

    SUBJECTS = {"calendar": "calendar_id"}
    calendar_id: int

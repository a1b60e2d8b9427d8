"""Tables of calendars."""

from anxin.domain.calendars.models.calendar import Calendar

__all__ = ["Calendar"]

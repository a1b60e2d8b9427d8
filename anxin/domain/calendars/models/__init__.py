"""Tables of calendars."""

from anxin.domain.calendars.models.calendar import Calendar, CalendarOwner, CalendarVersion
from anxin.domain.calendars.models.holidays import HolidayDay, HolidayYear

__all__ = ["Calendar", "CalendarOwner", "CalendarVersion", "HolidayDay", "HolidayYear"]

"""Tables of calendars."""

from anxin.domain.calendars.models.calendar import Calendar, CalendarHold, CalendarOwner, CalendarVersion
from anxin.domain.calendars.models.holidays import HolidayDay, HolidayYear

__all__ = ["Calendar", "CalendarHold", "CalendarOwner", "CalendarVersion", "HolidayDay", "HolidayYear"]

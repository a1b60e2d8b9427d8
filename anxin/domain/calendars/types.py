"""What other areas may hold of a calendar: compiled open time, its intervals and its refusals."""

from anxin.domain.calendars.rules.compiled import CompiledCalendar, Interval
from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.questions import answer

__all__ = ["CalendarError", "CompiledCalendar", "Interval", "answer"]

"""What other areas may hold of calendars: compiled open time, its intervals, days of a year, and their refusals."""

from anxin.domain.calendars.rules.compiled import CompiledCalendar, Interval
from anxin.domain.calendars.rules.difference import Difference, pack_code
from anxin.domain.calendars.rules.errors import CalendarError
from anxin.domain.calendars.rules.holidays import COUNTRIES, YearTable, regions, year_table
from anxin.domain.calendars.rules.hours import joined, read_hours
from anxin.domain.calendars.rules.notices import DayNotice
from anxin.domain.calendars.rules.questions import answer
from anxin.domain.calendars.rules.spec import WEEKDAYS, read_window
from anxin.domain.calendars.rules.yearview import Day

__all__ = [
    "COUNTRIES",
    "WEEKDAYS",
    "CalendarError",
    "CompiledCalendar",
    "Day",
    "DayNotice",
    "Difference",
    "Interval",
    "YearTable",
    "answer",
    "joined",
    "pack_code",
    "read_hours",
    "read_window",
    "regions",
    "year_table",
]

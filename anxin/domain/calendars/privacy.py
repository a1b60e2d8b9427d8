"""Working time names nobody."""

from anxin.foundation.privacy.registry import declare_free

declare_free(
    (
        "calendars.Calendar",
        "calendars.CalendarHold",
        "calendars.CalendarOwner",
        "calendars.CalendarVersion",
        "calendars.HolidayDay",
        "calendars.HolidayYear",
    ),
    "working time and holidays",
)

"""What happens to calendars."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class CalendarSaved(DomainEvent):
    """A calendar was made or changed; `version` is the state it has now."""

    SUBJECTS = {"calendar": "calendar_id"}
    calendar_id: int
    version: int = 0


@dataclass(frozen=True, kw_only=True)
class CalendarRenamed(DomainEvent):
    """A calendar has another name; it counts as before."""

    SUBJECTS = {"calendar": "calendar_id"}
    calendar_id: int


@dataclass(frozen=True, kw_only=True)
class CalendarDeleted(DomainEvent):
    """A calendar nobody used is gone."""

    SUBJECTS = {"calendar": "calendar_id"}
    calendar_id: int


@dataclass(frozen=True, kw_only=True)
class CalendarAssigned(DomainEvent):
    """Somebody keeps to this calendar now; None: to that of their brand again."""

    SUBJECTS = {"calendar": "calendar_id"}
    calendar_id: int | None
    owner_kind: str
    owner_id: int


@dataclass(frozen=True, kw_only=True)
class HolidaysChanged(DomainEvent):
    """A year table says something else now."""

    SUBJECTS = {"holiday_year": "holiday_year_id"}
    holiday_year_id: int

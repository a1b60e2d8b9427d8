"""What happens around staff at work."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class DutyStarted(DomainEvent):
    """A person is on duty now."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int
    brand_id: int | None


@dataclass(frozen=True, kw_only=True)
class DutyEnded(DomainEvent):
    """A person is no longer on duty."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int
    brand_id: int | None


@dataclass(frozen=True, kw_only=True)
class QuietHoursSet(DomainEvent):
    """A person chose her quiet hours, or those of the house again."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class HouseQuietHoursSet(DomainEvent):
    """The quiet hours of everybody who chose none are others now; local wall time such as 21:00:00."""

    starts: str
    ends: str

"""What happens to units. Names, addresses and texts stay in their rows."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class UnitAdded(DomainEvent):
    """A unit got its file."""

    SUBJECTS = {"unit": "unit_id"}
    unit_id: int
    model_id: int | None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class UnitChanged(DomainEvent):
    """Facts of a unit changed; what exactly stands in the changes."""

    SUBJECTS = {"unit": "unit_id"}
    unit_id: int


@dataclass(frozen=True, kw_only=True)
class OwnershipStarted(DomainEvent):
    """A customer has become owner, user, installer or dealer of a unit."""

    SUBJECTS = {"unit": "unit_id", "customer": "customer_id"}
    unit_id: int
    customer_id: int
    role: str
    how: str


@dataclass(frozen=True, kw_only=True)
class OwnershipEnded(DomainEvent):
    """A customer is no longer owner, user, installer or dealer of a unit."""

    SUBJECTS = {"unit": "unit_id", "customer": "customer_id"}
    unit_id: int
    customer_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class OwnershipClaimed(DomainEvent):
    """Somebody asks to take a unit over."""

    SUBJECTS = {"unit": "unit_id", "customer": "customer_id"}
    unit_id: int
    customer_id: int
    claim_id: int


@dataclass(frozen=True, kw_only=True)
class ClaimDecided(DomainEvent):
    """A claim was approved, refused, or an approval was taken back: `state` says which."""

    SUBJECTS = {"unit": "unit_id", "customer": "customer_id"}
    unit_id: int
    customer_id: int
    claim_id: int
    state: str


@dataclass(frozen=True, kw_only=True)
class EpisodeRecorded(DomainEvent):
    """A service or repair of a unit was written down, or went on."""

    SUBJECTS = {"unit": "unit_id"}
    unit_id: int
    episode_id: int
    kind: str
    is_ended: bool


@dataclass(frozen=True, kw_only=True)
class ComponentChanged(DomainEvent):
    """A part with a number of its own was fitted or removed."""

    SUBJECTS = {"unit": "unit_id"}
    unit_id: int
    component_id: int
    is_fitted: bool


@dataclass(frozen=True, kw_only=True)
class FirmwareInstalled(DomainEvent):
    """A software version came onto a unit."""

    SUBJECTS = {"unit": "unit_id"}
    unit_id: int
    firmware_id: int
    how: str


@dataclass(frozen=True, kw_only=True)
class UnitRetired(DomainEvent):
    """A unit's life ended."""

    SUBJECTS = {"unit": "unit_id"}
    unit_id: int
    retirement_id: int


@dataclass(frozen=True, kw_only=True)
class RetirementUndone(DomainEvent):
    """A unit is back in life: the retirement was a mistake."""

    SUBJECTS = {"unit": "unit_id"}
    unit_id: int
    retirement_id: int


@dataclass(frozen=True, kw_only=True)
class UnitNoted(DomainEvent):
    """A colleague wrote a note about a unit."""

    SUBJECTS = {"unit": "unit_id"}
    unit_id: int
    note_id: int


@dataclass(frozen=True, kw_only=True)
class UnitsMerged(DomainEvent):
    """Two files of one machine became one."""

    SUBJECTS = {"unit": "unit_ids"}
    unit_ids: list[int]
    kept_id: int
    gone_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class UnitsParted(DomainEvent):
    """A merge of two files was undone."""

    SUBJECTS = {"unit": "unit_ids"}
    unit_ids: list[int]
    kept_id: int
    gone_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class LabelsAsked(DomainEvent):
    """Labels of units are to be printed."""

    sheet_id: int
    count: int
    paper: str

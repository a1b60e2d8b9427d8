"""What happens to the demo data as a whole: for the audit log."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class DemoDataLoaded(DomainEvent):
    """The demo company moved in."""

    SUBJECTS = {"installation": "installation_id"}
    installation_id: int = 1
    case_count: int
    customer_count: int


@dataclass(frozen=True, kw_only=True)
class DemoRemovalRequested(DomainEvent):
    """Somebody asked for all demo data to be removed."""

    SUBJECTS = {"installation": "installation_id"}
    installation_id: int = 1


@dataclass(frozen=True, kw_only=True)
class DemoDataRemoved(DomainEvent):
    """All demo data is gone. `leaves_nobody`: no administrator of the house's own is left, the first-run page is open again."""

    SUBJECTS = {"installation": "installation_id"}
    installation_id: int = 1
    leaves_nobody: bool

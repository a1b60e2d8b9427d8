"""What happens to purchases."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class PurchaseRecorded(DomainEvent):
    """An order became known."""

    SUBJECTS = {"purchase": "purchase_id", "customer": "customer_id", "unit": "unit_ids"}
    purchase_id: int
    customer_id: int | None
    unit_ids: list[int]
    source: str


@dataclass(frozen=True, kw_only=True)
class PurchaseChanged(DomainEvent):
    """Its source, or a person, told something else about an order; what exactly stands in the changes."""

    SUBJECTS = {"purchase": "purchase_id", "customer": "customer_id"}
    purchase_id: int
    customer_id: int | None


@dataclass(frozen=True, kw_only=True)
class ExclusionNoted(DomainEvent):
    """The buyer confirmed that something is excluded."""

    SUBJECTS = {"purchase": "purchase_id"}
    purchase_id: int
    what: str

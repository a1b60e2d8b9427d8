"""What happens to customer files."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class CustomerAdded(DomainEvent):
    """A new customer file was opened."""

    SUBJECTS = {"customer": "customer_id"}
    customer_id: int


@dataclass(frozen=True, kw_only=True)
class ContactPointAdded(DomainEvent):
    """A customer can be reached by one more address."""

    SUBJECTS = {"customer": "customer_id"}
    customer_id: int
    contact_point_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class PrivacyNoticeAccepted(DomainEvent):
    """The customer agreed to a brand's privacy notice."""

    SUBJECTS = {"customer": "customer_id"}
    customer_id: int
    brand_id: int

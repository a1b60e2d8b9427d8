"""What happens to customer files. Addresses, names and texts stay out: they stand in the file and in Change rows."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class OfCustomer(DomainEvent):
    """Something about one customer."""

    SUBJECTS = {"customer": "customer_id"}
    customer_id: int


@dataclass(frozen=True, kw_only=True)
class CustomerAdded(OfCustomer):
    """A new customer file was opened."""


@dataclass(frozen=True, kw_only=True)
class CustomerEdited(OfCustomer):
    """Name, kind, language, tier or note of a file changed; `fields` names which."""

    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class ContactPointAdded(OfCustomer):
    """A customer can be reached by one more address."""

    contact_point_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class ContactPointChanged(OfCustomer):
    """An address was verified, preferred, removed, or is found not to work; `what` says which."""

    contact_point_id: int
    kind: str
    what: str


@dataclass(frozen=True, kw_only=True)
class AddressChanged(OfCustomer):
    """A postal address was added, changed or removed."""

    address_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class MembershipChanged(DomainEvent):
    """A person got a role in an organisation, or left it."""

    SUBJECTS = {"customer": "customer_ids"}
    customer_ids: list[int]
    membership_id: int
    what: str


@dataclass(frozen=True, kw_only=True)
class PreferencesChanged(OfCustomer):
    """The customer said how she wants to be spoken to."""


@dataclass(frozen=True, kw_only=True)
class PrivacyNoticeAccepted(OfCustomer):
    """The customer agreed to a brand's privacy notice."""

    brand_id: int


@dataclass(frozen=True, kw_only=True)
class ConsentGiven(OfCustomer):
    """The customer agreed to one purpose."""

    consent_id: int
    purpose: str


@dataclass(frozen=True, kw_only=True)
class ConsentWithdrawn(OfCustomer):
    """The customer took a consent back."""

    consent_id: int
    purpose: str


@dataclass(frozen=True, kw_only=True)
class PreSaleNoted(OfCustomer):
    """What the customer was told before buying was written down."""

    note_id: int


@dataclass(frozen=True, kw_only=True)
class PreSaleJudged(OfCustomer):
    """What she was told turned out right, or a mistake."""

    note_id: int
    verdict: str


@dataclass(frozen=True, kw_only=True)
class CustomerTagged(OfCustomer):
    """A tag was put on a customer, or taken off."""

    tag_id: int
    is_on: bool


@dataclass(frozen=True, kw_only=True)
class SenderBlocked(DomainEvent):
    """An address is not let in any more."""

    SUBJECTS = {"brand": "brand_id"}
    block_id: int
    brand_id: int | None
    kind: str


@dataclass(frozen=True, kw_only=True)
class SenderUnblocked(DomainEvent):
    """A blocked address is let in again."""

    SUBJECTS = {"brand": "brand_id"}
    block_id: int
    brand_id: int | None


@dataclass(frozen=True, kw_only=True)
class CustomersMerged(DomainEvent):
    """One file became an alias of another."""

    SUBJECTS = {"customer": "customer_ids"}
    customer_ids: list[int]
    kept_id: int
    gone_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class CustomersParted(DomainEvent):
    """A merge was undone: two files again."""

    SUBJECTS = {"customer": "customer_ids"}
    customer_ids: list[int]
    kept_id: int
    gone_id: int
    merge_id: int


@dataclass(frozen=True, kw_only=True)
class DuplicateDismissed(DomainEvent):
    """Somebody decided that two files are of two persons."""

    SUBJECTS = {"customer": "customer_ids"}
    customer_ids: list[int]
    candidate_id: int

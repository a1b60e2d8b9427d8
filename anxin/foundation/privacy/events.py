"""What happens to requests about a person's data: who asked for it, who did it. Nothing of the data itself."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class PrivacyRequested(DomainEvent):
    """Somebody entered a request to hand out or erase a person's data."""

    SUBJECTS = {"privacy_request": "request_id", "customer": "person_id"}
    request_id: int
    person_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class PrivacyWithdrawn(DomainEvent):
    """A request was taken back before anything was done."""

    SUBJECTS = {"privacy_request": "request_id", "customer": "person_id"}
    request_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class ErasureConfirmed(DomainEvent):
    """Somebody confirmed that a person's data is erased now."""

    SUBJECTS = {"privacy_request": "request_id", "customer": "person_id"}
    request_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonErased(DomainEvent):
    """A person's data is erased; `rows` were blanked or deleted."""

    SUBJECTS = {"privacy_request": "request_id", "customer": "person_id"}
    request_id: int
    person_id: int
    rows: int


@dataclass(frozen=True, kw_only=True)
class PersonExported(DomainEvent):
    """The file with a person's data is ready."""

    SUBJECTS = {"privacy_request": "request_id", "customer": "person_id"}
    request_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonFileFetched(DomainEvent):
    """Somebody fetched the file with a person's data."""

    SUBJECTS = {"privacy_request": "request_id", "customer": "person_id"}
    request_id: int
    person_id: int


@dataclass(frozen=True, kw_only=True)
class HoldPlaced(DomainEvent):
    """Data of a thing must be kept for now."""

    SUBJECTS = {"legal_hold": "hold_id"}
    hold_id: int
    subject_kind: str
    subject_id: int


@dataclass(frozen=True, kw_only=True)
class HoldLifted(DomainEvent):
    """It need not be kept any more."""

    SUBJECTS = {"legal_hold": "hold_id"}
    hold_id: int
    subject_kind: str
    subject_id: int

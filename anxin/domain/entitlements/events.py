"""What happens to promises and decisions."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class PromiseDrafted(DomainEvent):
    """A version of a promise was written; nothing is decided by it yet."""

    SUBJECTS = {"promise": "promise_id"}
    promise_id: int


@dataclass(frozen=True, kw_only=True)
class PromiseSigned(DomainEvent):
    """A version was signed off: it decides from its first day on."""

    SUBJECTS = {"promise": "promise_id"}
    promise_id: int


@dataclass(frozen=True, kw_only=True)
class PromiseEnded(DomainEvent):
    """A version got its last day, because the next one follows it."""

    SUBJECTS = {"promise": "promise_id"}
    promise_id: int


@dataclass(frozen=True, kw_only=True)
class PromiseWithdrawn(DomainEvent):
    """A version decides nothing any more."""

    SUBJECTS = {"promise": "promise_id"}
    promise_id: int


@dataclass(frozen=True, kw_only=True)
class EntitlementDecided(DomainEvent):
    """What a customer is entitled to was decided, and kept."""

    SUBJECTS = {"decision": "decision_id"}
    decision_id: int

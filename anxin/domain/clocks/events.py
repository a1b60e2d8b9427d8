"""What happens to clocks and policies. `subject_kind` and `subject_id` name what a clock is about: they are its timeline too."""

from __future__ import annotations

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class _OfClock(DomainEvent):
    clock_id: int
    subject_kind: str
    subject_id: int
    milestone: str

    def subjects(self) -> list[tuple[str, int]]:
        """The clock and what it is about."""
        return [("clock", self.clock_id), (self.subject_kind, self.subject_id)]


@dataclass(frozen=True, kw_only=True)
class DueMoved(_OfClock):
    """A clock got another target, calendar or policy version; instants in ISO form, None while it stands still."""

    why: str
    from_due_at: str | None
    to_due_at: str | None


@dataclass(frozen=True, kw_only=True)
class ClockStopped(_OfClock):
    """A milestone was reached (or is no longer wanted): `why` says which."""

    why: str
    is_missed: bool


@dataclass(frozen=True, kw_only=True)
class StepDue(_OfClock):
    """A warning step was reached. Of several passed in one go (after a downtime) only the last is told; `passed` names all."""

    step: str
    due_at: str
    passed: list[str]
    roles: list[str]
    told_staff_ids: list[int]
    is_emergency: bool


@dataclass(frozen=True, kw_only=True)
class DueRenegotiationNeeded(_OfClock):
    """A new policy would move a due time the customer was told: nothing moves before a person decided."""

    renegotiation_id: int
    policy_version_id: int


@dataclass(frozen=True, kw_only=True)
class DueRenegotiated(_OfClock):
    """A person decided about it: `moved` or `kept`."""

    renegotiation_id: int
    outcome: str


@dataclass(frozen=True, kw_only=True)
class PolicyMade(DomainEvent):
    """A policy was added; it says nothing before its first version."""

    SUBJECTS = {"policy": "policy_id"}
    policy_id: int


@dataclass(frozen=True, kw_only=True)
class PolicyPublished(DomainEvent):
    """A version of a policy was published; `restores` is the number of the older one it brings back."""

    SUBJECTS = {"policy": "policy_id"}
    policy_id: int
    version_id: int
    number: int
    restores: int | None

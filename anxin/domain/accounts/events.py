"""What happens to accounts."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class InstallationSetUp(DomainEvent):
    """The first-run page was finished."""

    SUBJECTS = {"brand": "brand_id", "staff": "staff_id"}
    brand_id: int
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class OrganisationChanged(DomainEvent):
    """A brand, region, outlet or team was made or changed; `kind` says which."""

    SUBJECTS = {"organisation": "object_id"}
    kind: str
    object_id: int


@dataclass(frozen=True, kw_only=True)
class StaffInvited(DomainEvent):
    """An invitation went out."""

    SUBJECTS = {"invitation": "invitation_id"}
    invitation_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class InvitationWithdrawn(DomainEvent):
    """An invitation no longer works."""

    SUBJECTS = {"invitation": "invitation_id"}
    invitation_id: int


@dataclass(frozen=True, kw_only=True)
class StaffJoined(DomainEvent):
    """An account was made."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class StaffLeft(DomainEvent):
    """A person was off-boarded: no log-in, no sessions, no tokens any more."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class StaffReturned(DomainEvent):
    """An off-boarded person may log in again."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class ApiTokenMade(DomainEvent):
    """A person made a token for a program."""

    SUBJECTS = {"api_token": "token_id", "staff": "staff_id"}
    token_id: int
    staff_id: int
    scopes: list[str]


@dataclass(frozen=True, kw_only=True)
class ApiTokenRevoked(DomainEvent):
    """A token was ended."""

    SUBJECTS = {"api_token": "token_id", "staff": "staff_id"}
    token_id: int
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class RoleGranted(DomainEvent):
    """A person got a role."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleRevoked(DomainEvent):
    """A person lost a role."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleChanged(DomainEvent):
    """What a role permits was changed."""

    SUBJECTS = {"role": "role_id"}
    role_id: int


@dataclass(frozen=True, kw_only=True)
class SecondFactorReset(DomainEvent):
    """An administrator removed the second factors of a person who lost them."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class StaffUnlocked(DomainEvent):
    """An administrator lifted a lock-out."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class StaffEdited(DomainEvent):
    """A person's own settings, teams or name were changed."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(DomainEvent):
    """A person was logged out everywhere by an administrator."""

    SUBJECTS = {"staff": "staff_id"}
    staff_id: int


@dataclass(frozen=True, kw_only=True)
class IdentityProviderSaved(DomainEvent):
    """How people log in with an identity provider was made or changed."""

    SUBJECTS = {"identity_provider": "provider_id"}
    provider_id: int


@dataclass(frozen=True, kw_only=True)
class IdentityProviderRemoved(DomainEvent):
    """Nobody logs in with that identity provider any more."""

    SUBJECTS = {"identity_provider": "provider_id"}
    provider_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class SecurityChanged(DomainEvent):
    """Whether people who may change settings need a second factor was changed."""

    requires_second_factor: bool


@dataclass(frozen=True, kw_only=True)
class JobRetried(DomainEvent):
    """An administrator gave a dead piece of background work another chance."""

    SUBJECTS = {"job": "job_id"}
    job_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class JobDiscarded(DomainEvent):
    """An administrator threw a dead piece of background work away."""

    SUBJECTS = {"job": "job_id"}
    job_id: int
    kind: str


@dataclass(frozen=True, kw_only=True)
class BrandCalendarChosen(DomainEvent):
    """A brand keeps to another calendar."""

    SUBJECTS = {"brand": "brand_id", "calendar": "calendar_id"}
    brand_id: int
    calendar_id: int | None

"""What happens to cases."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class CaseOpened(DomainEvent):
    """A case was opened; `follows_id` names the closed one it continues."""

    SUBJECTS = {"case": "case_id", "customer": "customer_id"}
    case_id: int
    customer_id: int
    brand_id: int
    type: str
    channel: str
    follows_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class CaseEntered(DomainEvent):
    """A person of the house, or a program acting for her, opened the case in the customer's name."""

    SUBJECTS = {"case": "case_id"}
    case_id: int


@dataclass(frozen=True, kw_only=True)
class CaseImported(DomainEvent):
    """A past case came in from a file, with its conversation."""

    SUBJECTS = {"case": "case_id", "customer": "customer_id"}
    case_id: int
    customer_id: int
    run_id: int


@dataclass(frozen=True, kw_only=True)
class PastMessagesImported(DomainEvent):
    """Past messages of a case came in from a file."""

    SUBJECTS = {"case": "case_id"}
    case_id: int
    run_id: int


@dataclass(frozen=True, kw_only=True)
class CustomerWrote(DomainEvent):
    """The customer added a message."""

    SUBJECTS = {"case": "case_id", "customer": "customer_id"}
    case_id: int
    customer_id: int
    message_id: int
    is_automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class CaseAnswered(DomainEvent):
    """An answer reached the customer (its undo window is over)."""

    SUBJECTS = {"case": "case_id"}
    case_id: int
    message_id: int
    author_kind: str


@dataclass(frozen=True, kw_only=True)
class CustomerToldDue(DomainEvent):
    """The customer was told by when these clocks are due; `how`: page, mail or person."""

    SUBJECTS = {"case": "case_id"}
    case_id: int
    clock_ids: list[int]
    how: str


@dataclass(frozen=True, kw_only=True)
class AnswerTakenBack(DomainEvent):
    """An answer was taken back before anything left."""

    SUBJECTS = {"case": "case_id"}
    case_id: int
    message_id: int


@dataclass(frozen=True, kw_only=True)
class AnswerUndelivered(DomainEvent):
    """An answer did not get through on a channel."""

    SUBJECTS = {"case": "case_id"}
    case_id: int
    message_id: int
    channel: str
    why: str


@dataclass(frozen=True, kw_only=True)
class CaseNoted(DomainEvent):
    """An internal note was added."""

    SUBJECTS = {"case": "case_id"}
    case_id: int
    message_id: int


@dataclass(frozen=True, kw_only=True)
class CaseMoved(DomainEvent):
    """The case went to another stage (and state)."""

    SUBJECTS = {"case": "case_id"}
    case_id: int
    from_stage: str
    to_stage: str
    from_state: str
    to_state: str


@dataclass(frozen=True, kw_only=True)
class CaseSolved(DomainEvent):
    """Somebody of the house says it is solved."""

    SUBJECTS = {"case": "case_id", "customer": "customer_id"}
    case_id: int
    customer_id: int


@dataclass(frozen=True, kw_only=True)
class SolutionConfirmed(DomainEvent):
    """The customer says it is solved."""

    SUBJECTS = {"case": "case_id", "customer": "customer_id"}
    case_id: int
    customer_id: int


@dataclass(frozen=True, kw_only=True)
class CaseReopened(DomainEvent):
    """A solved case is open again; the reason stands in its `Reopening` row."""

    SUBJECTS = {"case": "case_id", "customer": "customer_id"}
    case_id: int
    customer_id: int
    reopening_id: int


@dataclass(frozen=True, kw_only=True)
class CaseClosed(DomainEvent):
    """The case is closed: nothing more is expected."""

    SUBJECTS = {"case": "case_id", "customer": "customer_id"}
    case_id: int
    customer_id: int


@dataclass(frozen=True, kw_only=True)
class CaseCancelled(DomainEvent):
    """The request was withdrawn."""

    SUBJECTS = {"case": "case_id", "customer": "customer_id"}
    case_id: int
    customer_id: int


@dataclass(frozen=True, kw_only=True)
class CaseAssigned(DomainEvent):
    """Owner or team changed."""

    SUBJECTS = {"case": "case_id", "staff": "owner_id"}
    case_id: int
    owner_id: int | None
    team_id: int | None
    previous_owner_id: int | None


@dataclass(frozen=True, kw_only=True)
class CaseEdited(DomainEvent):
    """Subject, type, priority, product or fields changed; what exactly stands in the changes."""

    SUBJECTS = {"case": "case_id"}
    case_id: int


@dataclass(frozen=True, kw_only=True)
class EmergencyRaised(DomainEvent):
    """The case is an emergency: people on duty are alerted."""

    SUBJECTS = {"case": "case_id"}
    case_id: int
    kinds: list[str]
    alerted_staff_ids: list[int]


@dataclass(frozen=True, kw_only=True)
class EmergencyLifted(DomainEvent):
    """A person looked and found that it is none (any more)."""

    SUBJECTS = {"case": "case_id"}
    case_id: int


@dataclass(frozen=True, kw_only=True)
class ViewSaved(DomainEvent):
    """A list of cases was kept under a name."""

    view_id: int
    is_shared: bool


@dataclass(frozen=True, kw_only=True)
class ViewDeleted(DomainEvent):
    """A saved list was let go."""

    view_id: int
    is_shared: bool


@dataclass(frozen=True, kw_only=True)
class CaseTypeSaved(DomainEvent):
    """A case type was added or changed."""

    SUBJECTS = {"case_type": "type_id"}
    type_id: int


@dataclass(frozen=True, kw_only=True)
class StageSaved(DomainEvent):
    """A stage of a type was added or changed."""

    SUBJECTS = {"case_type": "type_id"}
    type_id: int
    stage_id: int


@dataclass(frozen=True, kw_only=True)
class StageDeleted(DomainEvent):
    """A stage nobody used was deleted."""

    SUBJECTS = {"case_type": "type_id"}
    type_id: int
    code: str


@dataclass(frozen=True, kw_only=True)
class CaseOfMail(DomainEvent):
    """A person made a case of a mail that had been left aside."""

    SUBJECTS = {"case": "case_id", "inbound_mail": "inbound_id"}
    case_id: int
    inbound_id: int

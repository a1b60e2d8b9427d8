"""What happens to messages on their way out."""

from dataclasses import dataclass

from anxin.foundation.events.types import DomainEvent


@dataclass(frozen=True, kw_only=True)
class OutgoingSent(DomainEvent):
    """The message left the house (mail: the next server took it; portal: it became visible)."""

    SUBJECTS = {"outgoing": "outgoing_id"}
    outgoing_id: int
    channel: str
    reference_kind: str
    reference_id: int | None


@dataclass(frozen=True, kw_only=True)
class OutgoingFailed(DomainEvent):
    """The message will not go out: refused for good, suppressed, tried too often, or cancelled by a person. `why` holds no address."""

    SUBJECTS = {"outgoing": "outgoing_id"}
    outgoing_id: int
    channel: str
    reference_kind: str
    reference_id: int | None
    why: str


@dataclass(frozen=True, kw_only=True)
class MailAccountSaved(DomainEvent):
    """The settings for sending mail were changed."""

    SUBJECTS = {"mail_account": "account_id", "brand": "brand_id"}
    account_id: int
    brand_id: int | None


@dataclass(frozen=True, kw_only=True)
class TextWorded(DomainEvent):
    """An outgoing text was worded anew, or (`is_reset`) set back to the delivered wording."""

    SUBJECTS = {"brand": "brand_id"}
    text_id: str
    brand_id: int | None
    language: str
    is_reset: bool = False


@dataclass(frozen=True, kw_only=True)
class MailAccountDeleted(DomainEvent):
    """The settings for sending mail were removed."""

    SUBJECTS = {"mail_account": "account_id", "brand": "brand_id"}
    account_id: int
    brand_id: int | None


@dataclass(frozen=True, kw_only=True)
class OutgoingResent(DomainEvent):
    """A person had a message tried again that had not left."""

    SUBJECTS = {"outgoing": "outgoing_id"}
    outgoing_id: int
    channel: str


@dataclass(frozen=True, kw_only=True)
class SuppressionPlaced(DomainEvent):
    """Nothing goes to an address on a channel any more; which address stands in the row only."""

    SUBJECTS = {"suppression": "suppression_id"}
    suppression_id: int
    channel: str
    placed_by: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class SuppressionLifted(DomainEvent):
    """Messages may go to the address again."""

    SUBJECTS = {"suppression": "suppression_id"}
    suppression_id: int
    channel: str


@dataclass(frozen=True, kw_only=True)
class MailboxSaved(DomainEvent):
    """The settings of an address we are written to were changed."""

    SUBJECTS = {"mailbox": "mailbox_id", "brand": "brand_id"}
    mailbox_id: int
    brand_id: int


@dataclass(frozen=True, kw_only=True)
class MailboxDeleted(DomainEvent):
    """Mail to an address is no longer taken."""

    SUBJECTS = {"mailbox": "mailbox_id", "brand": "brand_id"}
    mailbox_id: int
    brand_id: int


@dataclass(frozen=True, kw_only=True)
class SigningChanged(DomainEvent):
    """A DKIM key was made, or signing was switched on or off."""

    SUBJECTS = {"mail_account": "account_id", "brand": "brand_id"}
    account_id: int
    brand_id: int | None
    is_on: bool

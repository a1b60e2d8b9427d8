"""Values others may hold."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import TextChoices


@dataclass(frozen=True)
class Rendered:
    """A text ready to go: subject and plain body in one language."""

    subject: str
    body: str
    language: str


@dataclass(frozen=True)
class Reference:
    """What an outgoing message carries, e.g. ("message", 12): its sender recognises it in the events."""

    kind: str
    id: int


@dataclass(frozen=True)
class File:
    """A kept file to go along, under the name the reader sees."""

    file_id: int
    name: str


class Channel(TextChoices):
    """How a message leaves."""

    MAIL = "mail"
    PORTAL = "portal"


class State(TextChoices):
    """Where an outgoing message stands."""

    HELD = "held"  # inside the undo window: nothing has left
    WAITING = "waiting"  # to be tried (again)
    UNCONFIGURED = "unconfigured"  # no mail account yet: waits visibly
    SENDING = "sending"
    SENT = "sent"
    BOUNCED = "bounced"  # the next server took it, a later one gave it back
    FAILED = "failed"
    SUPPRESSED = "suppressed"
    RECALLED = "recalled"
    CANCELLED = "cancelled"


CANCELLABLE = (State.WAITING, State.UNCONFIGURED)
RESENDABLE = (State.FAILED, State.BOUNCED, State.SUPPRESSED, State.CANCELLED)


class Security(TextChoices):
    """How the connection to a mail server is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


class Arrival(TextChoices):
    """How mail to an address reaches us."""

    DELIVERED = "delivered"  # by SMTP, LMTP or a pipe
    FETCHED = "fetched"  # over IMAP, by us


class Auth(TextChoices):
    """How we log in to a mailbox."""

    PASSWORD = "password"
    MICROSOFT = "microsoft"
    GOOGLE = "google"


@dataclass(frozen=True)
class Thread:
    """What puts a mail into a reader's thread: the mail it answers, and all before it, oldest first; ids with angle brackets."""

    in_reply_to: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A mail as the bytes that go over the wire. `needs_utf8`: its headers hold characters only SMTPUTF8 servers take."""

    content: bytes
    needs_utf8: bool = False


@dataclass(frozen=True)
class Returned:
    """What a delivery report says of one recipient: enhanced status, SMTP code, the reason in one word, the server's own sentence."""

    recipient: str
    status: str = ""
    code: str = ""
    reason: str = ""
    diagnosis: str = ""
    is_permanent: bool = False


class Reason(StrEnum):
    """Our own reasons why a message does not leave; anything else in `error` is what the other side said."""

    CANCELLED = "cancelled"
    TOO_MANY_AUTOMATIC = "too_many_automatic"
    CANNOT_BE_COMPOSED = "cannot_be_composed"
    NEEDS_UTF8 = "needs_utf8"


class Trouble(StrEnum):
    """What is wrong with a mail account or the way to its server."""

    HOST_UNKNOWN = "host_unknown"
    UNREACHABLE = "unreachable"
    TLS = "tls"
    WRONG_PASSWORD = "wrong_password"
    NEEDS_LOGIN = "needs_login"
    SENDER_REFUSED = "sender_refused"
    RECIPIENT_REFUSED = "recipient_refused"
    KEY_CHANGED = "key_changed"
    FOLDER_UNKNOWN = "folder_unknown"
    TOKEN_REFUSED = "token_refused"
    OTHER = "other"


class Verdict(StrEnum):
    """How a try to hand a mail over ended."""

    TAKEN = "taken"
    AGAIN = "again"
    REFUSED = "refused"


@dataclass(frozen=True)
class Outcome:
    """One try: the verdict, what the other side said, and what is wrong with the account if it is not the mail's own fault."""

    verdict: Verdict
    answer: str
    trouble: Trouble | None = None

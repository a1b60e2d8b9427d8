"""What a mail says once it is read. Frozen values; nothing here touches a database, a clock or the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["message", "bounce", "auto_reply", "feedback_report"]
"""`bounce` is every delivery report, delays and successes included; `feedback_report` is an ARF complaint (RFC 5965)."""


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox. `address` is "" when the header only holds a name, `name` is "" when it only holds an address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file the mail carries, with its decoded content."""

    name: str
    """Name for people, without folders and control characters; made from the type when the sender gives none."""
    type: str
    """Media type in lower case, as declared; "application/octet-stream" when nothing usable is declared."""
    content: bytes
    inline: bool
    """Shown inside the text (by its content id, or marked inline and a picture), not beside it."""
    content_id: str = ""
    """Without angle brackets; "" when it has none."""
    logo: bool = False
    """A small picture that belongs to a signature or letterhead, not to what the customer wants to show."""
    sha256: str = ""
    """Hex digest of `content`; the same logo in many mails has the same one."""

    @property
    def size(self) -> int:
        """Bytes of the decoded content."""
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a delivery report says of one recipient."""

    recipient: str
    """The address the mail was sent to, lower case domain; "" when the report does not tell."""
    status: str
    """Enhanced status code (RFC 3463) such as "5.1.1": given by the report, else derived from code or reason; "" if unknown."""
    code: str
    """SMTP reply code such as "550", "" when the report gives none."""
    permanent: bool
    """This address will never work (unknown user or host, moved, takes no mail): do not write to it again."""
    reason: str
    """One word of the vocabulary in docs/mail.md, such as "userunknown" or "mailboxfull"."""
    diagnosis: str = ""
    """The sentence of the server the reason was read from, in one line; may be in any language."""


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A mail inside this one: attached as message/rfc822, or forwarded in the text."""

    sender: Address | None
    subject: str
    message_id: str
    text: str
    """Its plain text; "" when only headers are there."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """A calendar invitation (RFC 5545). Instants as ISO 8601 with offset, days as YYYY-MM-DD, "" when missing."""

    method: str
    """REQUEST, CANCEL, REPLY … in upper case."""
    uid: str
    summary: str
    starts: str
    ends: str
    location: str
    organizer: str


@dataclass(frozen=True, slots=True)
class ParsedMail:
    """Everything that could be read of one mail. Reading never raises: `error` says what could not be read."""

    kind: Kind
    sender: Address | None
    """First mailbox of From."""
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    reply_to: tuple[Address, ...]
    subject: str
    message_id: str
    """Without angle brackets, as are `in_reply_to` and `references`; "" when missing."""
    in_reply_to: str
    references: tuple[str, ...]
    """Oldest first, each once."""
    date: str
    """The Date header as ISO 8601 with offset; "" when missing or unreadable. Set by the sender: never trust it."""
    text: str
    """The whole text; made from the HTML when there is no plain part. Lines end in \\n."""
    reply_text: str
    """Only what is new: without quoted mails and signature."""
    html: str | None
    """Sanitised HTML with remote pictures blocked; None when the mail has no HTML part."""
    attachments: tuple[Attachment, ...]
    bounces: tuple[Bounce, ...]
    """One per recipient, in the report's order; empty unless `kind` is bounce."""
    forwarded: tuple[Forwarded, ...]
    invitations: tuple[Invitation, ...]
    language: str
    """"zh-hans", "zh-hant" or "en", guessed from `reply_text`; "" when it holds no words."""
    headers: tuple[tuple[str, str], ...]
    """All headers of the mail itself, decoded, names as written, in order; for threading and routing rules."""
    original_message_id: str = ""
    """Of a report (bounce, auto_reply, feedback_report): id of the mail of ours it is about, "" when it does not tell."""
    error: str | None = None
    """Why the mail could not be read whole; everything that could be read is in the other fields."""

    def header(self, name: str) -> str:
        """First value of that header, decoded, in any case of letters; "" when missing."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), "")

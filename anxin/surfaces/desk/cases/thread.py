"""A case's messages as the page shows them: whose, how it went out, how long it can still be taken back."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anxin.domain.customers.types import masked_email
from anxin.domain.messaging import queries as messaging
from anxin.domain.messaging.types import Channel
from anxin.domain.messaging.types import State as _State
from anxin.foundation.text.formatted import formatted
from anxin.surfaces.desk.cases import words
from anxin.surfaces.desk.cases.text import Body, body, linked

if TYPE_CHECKING:
    from anxin.domain.conversations.models import Attachment, Message
    from anxin.domain.messaging.models import Outgoing
    from anxin.foundation.actors import Actor

# The rest of a longer one is in the mail itself.
_LONGEST_WHOLE = 20_000
_WORDS = {
    _State.HELD: (gettext_lazy("is about to leave"), "", "clock"),
    _State.WAITING: (gettext_lazy("on its way"), "", "clock"),
    _State.SENDING: (gettext_lazy("on its way"), "", "clock"),
    _State.SENT: (gettext_lazy("sent"), "success", "check"),
    _State.BOUNCED: (gettext_lazy("came back"), "danger", "mail-x"),
    _State.UNCONFIGURED: (gettext_lazy("waits until mail is set up"), "warning", "hourglass"),
    _State.FAILED: (gettext_lazy("not delivered"), "danger", "alert-triangle"),
    _State.SUPPRESSED: (gettext_lazy("held back"), "danger", "bell-off"),
}


@dataclass(frozen=True)
class Delivery:
    """How an answer fares on one channel."""

    channel: str
    text: Any
    tone: str
    icon: str
    why: str = ""


@dataclass(frozen=True)
class MailSide:
    """What a message that came by mail offers beside its text. `address`: masked, of a sender this case does not know."""

    whole: SafeString | None = None
    has_html: bool = False
    address: str = ""


@dataclass(frozen=True)
class Entry:
    """One message of the thread."""

    message: Message
    kind: str
    author: str
    body: Body
    attachments: list[Attachment] = field(default_factory=list)
    deliveries: list[Delivery] = field(default_factory=list)
    held_seconds: int = 0
    may_take_back: bool = False
    mail: MailSide | None = None

    @property
    def pictures(self) -> list[Attachment]:
        """Attachments that can be looked at in place."""
        return [each for each in self.attachments if each.file.is_picture]

    @property
    def files(self) -> list[Attachment]:
        """The other attachments."""
        return [each for each in self.attachments if not each.file.is_picture]

    @property
    def channel(self) -> words.Sign:
        """By which way it came."""
        return words.CHANNELS.get(self.message.channel, words.CHANNELS["portal"])


def entries(messages: list[Message], customer_name: str, actor: Actor, at: datetime) -> list[Entry]:
    """The thread, oldest first; one query for how the answers fare."""
    ours = [m.pk for m in messages if m.direction == "out" and m.is_public]
    outgoing: dict[int, list[Outgoing]] = {}
    for row in messaging.of_reference("message", ours) if ours else ():
        outgoing.setdefault(row.reference_id or 0, []).append(row)
    return [_entry(message, outgoing.get(message.pk, []), customer_name, actor, at) for message in messages]


def _entry(message: Message, rows: list[Outgoing], customer_name: str, actor: Actor, at: datetime) -> Entry:
    held = [row for row in rows if row.state == _State.HELD and message.is_held]
    seconds = max((math.ceil((row.send_at - at).total_seconds()) for row in held), default=0)
    return Entry(
        message=message,
        kind=_kind(message),
        author=_author(message, customer_name),
        body=_body(message),
        attachments=[each for each in message.attachments.all() if not each.is_hidden],
        mail=_mail(message),
        deliveries=[] if message.recalled_at else [_delivery(row) for row in rows],
        held_seconds=max(seconds, 0),
        may_take_back=bool(held) and seconds > 0 and message.author_id == actor.id,
    )


def _body(message: Message) -> Body:
    """What we wrote shows its bold, lists and links; what others wrote is shown as typed."""
    if message.direction == "out" and message.is_public:
        return Body(formatted(message.text), SafeString(""), 0)
    return body(message.text)


def _mail(message: Message) -> MailSide | None:
    copy = getattr(message, "mail", None)
    if copy is None:
        return None
    whole = copy.text[:_LONGEST_WHOLE]
    return MailSide(
        whole=linked(whole) if whole.strip() != message.text.strip() else None,
        has_html=copy.has_html,
        address="" if copy.is_trusted else masked_email(copy.from_address),
    )


def _kind(message: Message) -> str:
    if message.recalled_at:
        return "recalled"
    if not message.is_public:
        return "note"
    return "ours" if message.direction == "out" else "theirs"


def _author(message: Message, customer_name: str) -> str:
    if message.direction == "in":
        return message.author_name or customer_name or _("Customer")
    return message.author_name or _("Anxin")


def _delivery(row: Outgoing) -> Delivery:
    text, tone, icon = _WORDS.get(row.state, ("", "", ""))
    where = _("Help centre") if row.channel == Channel.PORTAL else masked_email(row.address)
    if row.channel == Channel.PORTAL and row.state == _State.SENT:
        text = _("visible")
    return Delivery(where, text, tone, icon, row.error if tone == "danger" else "")

"""States and reasons of mails that came in or came back, as the page says them: tone, icon, word."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anxin.domain.conversations.types import Arrived, Why

STATES: dict[str, tuple[str, str, Any]] = {
    Arrived.STORED: ("success", "circle-check", _("In a case")),
    Arrived.IGNORED: ("", "eye-off", _("Left aside")),
    Arrived.SET_ASIDE: ("danger", "alert-triangle", _("Could not be read")),
}
WHYS: dict[str, tuple[Any, Any]] = {
    Why.NEW_CASE: (_("New case"), _("A case was made of it.")),
    Why.REPLY: (_("Answer"), _("It was added to its case.")),
    Why.BY_HAND: (_("By hand"), _("A colleague made a case of it.")),
    Why.AUTO_REPLY: (
        _("Automatic reply"),
        _("A program wrote it, for example an out-of-office note. Nobody waits for an answer."),
    ),
    Why.NEWSLETTER: (_("Newsletter"), _("It was sent to many: it says how to unsubscribe, or names a mailing list.")),
    Why.LOOP: (
        _("Loop"),
        _("It is our own mail come back, or a program answered our automatic mail. Answering would never end."),
    ),
    Why.TOO_MANY: (_("Too many"), _("More than thirty mails of this sender came within ten minutes.")),
    Why.BOUNCE: (pgettext_lazy("mail", "Bounce"), _("A mail server reports about a mail of ours; see what came back.")),
    Why.COMPLAINT: (
        _("Spam complaint"),
        _("The reader marked our mail as spam. Nothing goes there until somebody allows it."),
    ),
    Why.BLOCKED: (_("Blocked sender"), _("A colleague blocked this sender.")),
    Why.SPAM: (_("Spam"), _("A filter on the way marked it as spam.")),
    Why.FORGED: (_("Forged sender"), _("The sender's domain says this mail is not from there (DMARC).")),
    Why.DUPLICATE: (_("Copy"), _("The same mail came by another way and was stored.")),
    Why.NO_SENDER: (_("No sender"), _("It names nobody who could be answered.")),
    Why.NO_ADDRESS: (_("No mailbox"), _("It was sent to none of our mailboxes.")),
    Why.UNREADABLE: (_("Unreadable"), _("Reading or storing it failed several times. The mail itself is kept.")),
}
VIAS: dict[str, Any] = {"smtp": "SMTP", "lmtp": "LMTP", "imap": "IMAP", "pipe": _("Pipe")}
KINDS: dict[str, tuple[str, str, Any]] = {
    "failed": ("danger", "mail-x", _("Came back")),
    "delayed": ("warning", "clock", _("Delayed")),
    "delivered": ("success", "circle-check", pgettext_lazy("mail", "Delivered")),
    "complained": ("danger", "ban", _("Spam complaint")),
}
PLACED_BY: dict[str, Any] = {
    "bounce": _("a mail to it came back for good"),
    "complaint": _("its reader marked our mail as spam"),
}

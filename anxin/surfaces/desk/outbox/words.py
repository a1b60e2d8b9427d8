"""States and reasons of outgoing messages as the outbox says them: tone, icon, word."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.types import Channel, Reason, State

STATES: dict[str, tuple[str, str, Any]] = {
    State.HELD: ("info", "clock-pause", _("Can still be taken back")),
    State.WAITING: ("warning", "clock", _("Waiting")),
    State.UNCONFIGURED: ("warning", "plug", _("Waits for a mail account")),
    State.SENDING: ("info", "loader-2", _("Being sent")),
    State.SENT: ("success", "circle-check", _("Sent")),
    State.BOUNCED: ("danger", "mail-x", _("Came back")),
    State.FAILED: ("danger", "circle-x", _("Failed")),
    State.SUPPRESSED: ("danger", "bell-off", _("Held back")),
    State.RECALLED: ("", "corner-up-left", _("Taken back")),
    State.CANCELLED: ("", "x", _("Cancelled")),
}
CHANNELS: dict[str, Any] = {Channel.MAIL: _("Mail"), Channel.PORTAL: _("Portal")}
REASONS: dict[str, Any] = {
    Reason.CANCELLED: _("A colleague cancelled it."),
    Reason.TOO_MANY_AUTOMATIC: _(
        "This address got ten automatic mails within an hour: probably two machines answer each other."
    ),
    Reason.CANNOT_BE_COMPOSED: _("It could not be put together: the address is none, or an attached file is missing."),
    Reason.NEEDS_UTF8: _("The mail server cannot send to addresses with characters like these."),
}
TEXTS_WITHOUT_CATALOGUE: dict[str, Any] = {"account": _("log-in and password mails")}


def why(error: str) -> Any:
    """Why a message is where it is: our own reason in words, else what the other side said."""
    return REASONS.get(error, error)

"""What is wrong with a mail account, in plain words with what to do; and what well-known providers want."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.types import Trouble

TROUBLES: dict[str, Any] = {
    Trouble.HOST_UNKNOWN: _("This server's name is unknown. Please check the spelling."),
    Trouble.UNREACHABLE: _("Nobody answers there. Is the port right, and may this machine reach it?"),
    Trouble.TLS: _("The encrypted connection failed. Port 465 wants TLS, port 587 usually STARTTLS."),
    Trouble.WRONG_PASSWORD: _(
        "User name or password is wrong. Many providers want an authorisation code instead of the password."
    ),
    Trouble.NEEDS_LOGIN: _("The server wants a user name and password, or an encrypted connection first."),
    Trouble.SENDER_REFUSED: _(
        "The server does not let this account send under this address. Usually both must be the same."
    ),
    Trouble.RECIPIENT_REFUSED: _("The server is reached, but does not take mail to this address."),
    Trouble.KEY_CHANGED: _("The installation's key changed since the password was typed. Please type it again."),
    Trouble.FOLDER_UNKNOWN: _("There is no such folder in the mailbox. INBOX is always there."),
    Trouble.TOKEN_REFUSED: _("The provider gave no access. Usually the refresh token ended: have it made anew."),
    Trouble.OTHER: _("The server declined."),
}

PRESETS = (
    (_("163 Mail"), "smtp.163.com", 465, "TLS", _("authorisation code instead of the password")),
    (_("QQ enterprise mail"), "smtp.exmail.qq.com", 465, "TLS", _("password for programs")),
    (_("Aliyun enterprise mail"), "smtp.qiye.aliyun.com", 465, "TLS", _("password of the mailbox")),
    ("Gmail", "smtp.gmail.com", 587, "STARTTLS", _("app password")),
    ("Microsoft 365", "smtp.office365.com", 587, "STARTTLS", _("SMTP must be allowed for the mailbox")),
)

IMAP_PRESETS = (
    (_("163 Mail"), "imap.163.com", _("authorisation code instead of the password")),
    (_("QQ enterprise mail"), "imap.exmail.qq.com", _("password for programs")),
    (_("Aliyun enterprise mail"), "imap.qiye.aliyun.com", _("password of the mailbox")),
    ("Gmail", "imap.gmail.com", _("app password, or OAuth")),
    ("Microsoft 365", "outlook.office365.com", _("OAuth only")),
)

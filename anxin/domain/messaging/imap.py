"""A logged-in connection to a mailbox (RFC 3501, RFC 2177, RFC 2971), and its troubles told apart."""

from __future__ import annotations

import contextlib
import imaplib
import socket
import ssl
from collections.abc import Iterator

from imap_tools import BaseMailBox, MailBox, MailboxFolderSelectError, MailBoxStartTls, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError

from anxin.domain.messaging import oauth
from anxin.domain.messaging.models import Mailbox
from anxin.domain.messaging.types import Auth, Security, Trouble
from anxin.foundation.secrets import seal, unseal

TIMEOUT_SECONDS = 60.0
# 163 and 126 let nobody read who did not introduce himself ("Unsafe Login").
imaplib.Commands.setdefault("ID", ("NONAUTH", "AUTH", "SELECTED"))  # type: ignore[attr-defined]
_WHO = '("name" "Anxin" "version" "1" "vendor" "Anxin")'

ERRORS = (OSError, ImapToolsError, imaplib.IMAP4.error, ValueError, oauth.TokenRefused)


@contextlib.contextmanager
def connected(mailbox: Mailbox) -> Iterator[BaseMailBox]:
    """The mailbox with its folder opened. Raises one of ERRORS; `trouble_of` says which trouble it is."""
    box = _open(mailbox)
    try:
        _log_in(box, mailbox)
        if "ID" in box.client.capabilities:
            box.client._simple_command("ID", _WHO)
        box.folder.set(mailbox.folder)
        yield box
    finally:
        with contextlib.suppress(*ERRORS):
            box.logout()


def trouble_of(error: BaseException) -> Trouble:
    """What is wrong, as the settings page explains it."""
    if isinstance(error, oauth.TokenRefused):
        return Trouble.TOKEN_REFUSED
    if isinstance(error, MailboxLoginError) or (
        isinstance(error, imaplib.IMAP4.error) and "AUTH" in str(error).upper()
    ):
        return Trouble.WRONG_PASSWORD
    if isinstance(error, MailboxFolderSelectError):
        return Trouble.FOLDER_UNKNOWN
    if isinstance(error, socket.gaierror):
        return Trouble.HOST_UNKNOWN
    if isinstance(error, ssl.SSLError):
        return Trouble.TLS
    if isinstance(error, OSError):
        return Trouble.UNREACHABLE
    return Trouble.KEY_CHANGED if type(error) is ValueError else Trouble.OTHER


def _open(mailbox: Mailbox) -> BaseMailBox:
    if mailbox.security == Security.TLS:
        return MailBox(mailbox.host, mailbox.port, timeout=TIMEOUT_SECONDS, ssl_context=ssl.create_default_context())
    if mailbox.security == Security.STARTTLS:
        return MailBoxStartTls(
            mailbox.host, mailbox.port, timeout=TIMEOUT_SECONDS, ssl_context=ssl.create_default_context()
        )
    return MailBoxUnencrypted(mailbox.host, mailbox.port, timeout=TIMEOUT_SECONDS)


def _log_in(box: BaseMailBox, mailbox: Mailbox) -> None:
    user = mailbox.username or mailbox.address
    if mailbox.auth == Auth.PASSWORD:
        box.login(user, unseal(mailbox.sealed_password), initial_folder=None)
        return
    token = oauth.token_for(mailbox)
    if token.refresh != unseal(mailbox.sealed_refresh_token):
        # Microsoft gives a new one every time; the old one ends some day.
        Mailbox.objects.filter(pk=mailbox.pk).update(sealed_refresh_token=seal(token.refresh))
    box.xoauth2(user, token.access, initial_folder=None)

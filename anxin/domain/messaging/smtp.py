"""Handing a mail to the next server: connect, hand over, and never call a mail untaken that was taken."""

from __future__ import annotations

import contextlib
import smtplib
import socket
import ssl
from collections.abc import Sequence

from anxin.domain.messaging.models import MailAccount
from anxin.domain.messaging.rules.addresses import for_wire
from anxin.domain.messaging.rules.answers import Stage, judge
from anxin.domain.messaging.types import Letter, Outcome, Reason, Trouble, Verdict
from anxin.foundation.secrets import unseal

TIMEOUT_SECONDS = 30.0
# RFC 5321 4.5.3.2.6: after the final dot wait ten minutes; who hangs up earlier sends every mail twice.
TAKEN_TIMEOUT_SECONDS = 600.0


class _Remembering(smtplib.SMTP):
    """Keeps the answer to the final dot, which smtplib throws away, and waits long for it."""

    taken = ""

    def data(self, msg: bytes | str) -> tuple[int, bytes]:  # type: ignore[override]
        """Hand the content over."""
        assert self.sock is not None
        self.sock.settimeout(TAKEN_TIMEOUT_SECONDS)
        code, words = super().data(msg)
        self.taken = f"{code} {_text(words)}"
        self.sock.settimeout(TIMEOUT_SECONDS)
        return code, words


class _RememberingTls(_Remembering, smtplib.SMTP_SSL):
    """The same, encrypted from the first byte."""


def send(letter: Letter, account: MailAccount, *, sender: str, to: Sequence[str]) -> Outcome:
    """Hand one mail over; the first of `to` is who it is for, the others get copies. Never raises for what the network or the other side does."""
    try:
        server = connect(account)
    except Exception as error:
        return _of_connecting(error, account)
    try:
        options = ["SMTPUTF8", "BODY=8BITMIME"] if letter.needs_utf8 else []
        if letter.needs_utf8 and not server.has_extn("smtputf8"):
            raise smtplib.SMTPNotSupportedError("SMTPUTF8")
        addresses = [for_wire(each) for each in to]
        refused = server.sendmail(for_wire(sender), addresses, letter.content, mail_options=options)
        if addresses[0] in refused:
            raise smtplib.SMTPRecipientsRefused({addresses[0]: refused[addresses[0]]})
    except Exception as error:
        server.close()
        return _of_sending(error, account)
    # From here on it is theirs: a server that stumbles over QUIT must not get it a second time.
    with contextlib.suppress(OSError, smtplib.SMTPException):
        server.quit()
    return Outcome(Verdict.TAKEN, server.taken)


def connect(account: MailAccount) -> _Remembering:
    """A logged-in connection to the account's server. Raises OSError, smtplib.SMTPException, or ValueError for a changed key."""
    password = unseal(account.sealed_password)
    if account.security == MailAccount.Security.TLS:
        context = ssl.create_default_context()
        server: _Remembering = _RememberingTls(account.host, account.port, timeout=TIMEOUT_SECONDS, context=context)
    else:
        server = _Remembering(account.host, account.port, timeout=TIMEOUT_SECONDS)
    try:
        server.ehlo_or_helo_if_needed()
        if account.security == MailAccount.Security.STARTTLS:
            server.starttls(context=ssl.create_default_context())
        if account.username:
            server.login(account.username, password)
    except BaseException:
        server.close()
        raise
    return server


def _of_connecting(error: Exception, account: MailAccount) -> Outcome:
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return judge("login", error.smtp_code, _text(error.smtp_error))
    if isinstance(error, smtplib.SMTPResponseException):
        return judge("connect", error.smtp_code, _text(error.smtp_error))
    return Outcome(Verdict.AGAIN, f"{account.host}:{account.port}: {error}", _trouble_of(error))


def _trouble_of(error: Exception) -> Trouble:
    if isinstance(error, socket.gaierror):
        return Trouble.HOST_UNKNOWN
    if isinstance(error, ssl.SSLError) or (
        isinstance(error, smtplib.SMTPNotSupportedError) and "STARTTLS" in str(error)
    ):
        return Trouble.TLS
    if isinstance(error, smtplib.SMTPNotSupportedError | smtplib.SMTPAuthenticationError):
        return Trouble.NEEDS_LOGIN
    if isinstance(error, OSError):
        return Trouble.UNREACHABLE
    return Trouble.KEY_CHANGED if isinstance(error, ValueError) else Trouble.OTHER


def _of_sending(error: Exception, account: MailAccount) -> Outcome:
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
        return judge("recipient", code, _text(words))
    if isinstance(error, smtplib.SMTPResponseException):
        stage: Stage = "sender" if isinstance(error, smtplib.SMTPSenderRefused) else "data"
        return judge(stage, error.smtp_code, _text(error.smtp_error))
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return Outcome(Verdict.REFUSED, Reason.NEEDS_UTF8)
    if isinstance(error, ValueError):
        return Outcome(Verdict.REFUSED, Reason.CANNOT_BE_COMPOSED)
    return Outcome(Verdict.AGAIN, f"{account.host}:{account.port}: {error}")


def _text(words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return " ".join(text.split())[:1000]

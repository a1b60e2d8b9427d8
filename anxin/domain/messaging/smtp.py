"""Handing a mail to the next server, and reading its answer: taken, not now, or never."""

from __future__ import annotations

import smtplib
import ssl
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate

from django.utils.html import escape, urlize

from anxin.domain.messaging.models import MailAccount, Outgoing
from anxin.foundation.files import store
from anxin.foundation.secrets import unseal

TIMEOUT_SECONDS = 30


class TryAgain(Exception):
    """The server cannot be reached or cannot take the mail now."""


class Refused(Exception):
    """The server will never take this mail to this address."""


def send(row: Outgoing, account: MailAccount) -> str:
    """Hand one mail over; returns the server's words. Raises TryAgain or Refused."""
    message = compose(row, account)
    try:
        with connect(account) as server:
            server.send_message(message, from_addr=account.from_address, to_addrs=[row.address])
    except smtplib.SMTPRecipientsRefused as error:
        code, words = error.recipients[row.address]
        raise _judged(code, words) from error
    except smtplib.SMTPResponseException as error:
        raise _judged(error.smtp_code, error.smtp_error) from error
    except (OSError, smtplib.SMTPException) as error:
        raise TryAgain(f"{account.host}: {error}") from error
    return f"{account.host}: taken"


def connect(account: MailAccount) -> smtplib.SMTP:
    """A logged-in connection to the account's server. Raises OSError or smtplib.SMTPException."""
    if account.security == MailAccount.Security.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(
            account.host, account.port, timeout=TIMEOUT_SECONDS, context=ssl.create_default_context()
        )
    else:
        server = smtplib.SMTP(account.host, account.port, timeout=TIMEOUT_SECONDS)
    try:
        if account.security == MailAccount.Security.STARTTLS:
            server.starttls(context=ssl.create_default_context())
        if account.username:
            server.login(account.username, unseal(account.sealed_password))
    except BaseException:
        server.close()
        raise
    return server


def compose(row: Outgoing, account: MailAccount) -> EmailMessage:
    """The mail as it goes out: plain text and the same as simple HTML, files attached, the row's own Message-ID."""
    message = EmailMessage()
    user, _at, domain = account.from_address.rpartition("@")
    message["From"] = Address(account.from_name, user, domain)
    message["To"] = row.address
    message["Subject"] = " ".join(row.subject.split())
    message["Date"] = formatdate(row.created_at.timestamp(), localtime=False)
    message["Message-ID"] = row.message_id
    if row.in_reply_to:
        message["In-Reply-To"] = row.in_reply_to
        message["References"] = row.in_reply_to
    message.set_content(row.body)
    message.add_alternative(_html(row.body, row.language), subtype="html")
    for attached in row.files.select_related("file"):
        main, _slash, sub = attached.file.media_type.partition("/")
        content = store.path_of(attached.file.sha256).read_bytes()
        message.add_attachment(content, maintype=main, subtype=sub, filename=attached.name)
    return message


def _html(body: str, language: str) -> str:
    paragraphs = "".join(f"<p>{urlize(escape(part)).replace(chr(10), '<br>')}</p>" for part in body.split("\n\n"))
    lang = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language, language)
    return f'<!doctype html><html lang="{lang}"><body style="font-size:16px;line-height:1.6">{paragraphs}</body></html>'


def _judged(code: int, words: bytes | str) -> Exception:
    text = f"{code} {words.decode('utf-8', 'replace') if isinstance(words, bytes) else words}"
    return Refused(text) if 500 <= code < 600 and code not in (530, 534, 535, 538) else TryAgain(text)

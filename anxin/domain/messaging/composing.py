"""Putting a mail together: headers nobody can inject into, plain text and HTML from one text, files under their own names."""

from __future__ import annotations

from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import formatdate
from typing import Any

from anxin.domain.messaging.look import Look, html_of
from anxin.domain.messaging.models import MailAccount, Outgoing, OutgoingFile
from anxin.domain.messaging.rules.addresses import for_wire
from anxin.foundation.files import store
from anxin.foundation.text.lines import one_line

_IDS = frozenset({"message-id", "in-reply-to", "references"})


class _KeepsIds(EmailPolicy):
    """The standard library breaks long message ids into encoded words, and threads with them: ids are folded between, never inside."""

    def fold(self, name: str, value: Any) -> str:
        """One header as text."""
        if name.lower() in _IDS:
            return f"{name}: " + f"{self.linesep} ".join(str(value).split()) + self.linesep
        return super().fold(name, value)

    def fold_binary(self, name: str, value: Any) -> bytes:
        """One header as bytes."""
        if name.lower() in _IDS:
            return self.fold(name, value).encode("ascii", "replace")
        return super().fold_binary(name, value)


# 7 bit: texts leave as base64 or quoted-printable, so no line is too long and no old server spoils Chinese.
_POLICY = _KeepsIds(linesep=SMTP.linesep, cte_type="7bit")


def compose(row: Outgoing, account: MailAccount, *, look: Look, files: Iterable[OutgoingFile] = ()) -> EmailMessage:
    """The mail as it goes out. Raises ValueError for an address that is none, OSError when a file is missing."""
    message = EmailMessage(policy=_POLICY)
    message["From"] = _mailbox(account.from_name or look.name, account.from_address)
    message["To"] = _mailbox("", row.address)
    message["Subject"] = one_line(row.subject, 250)
    message["Date"] = formatdate(row.created_at.timestamp(), localtime=False)
    message["Message-ID"] = _one_id(row.message_id)
    if row.in_reply_to:
        message["In-Reply-To"] = message["References"] = _one_id(row.in_reply_to)
    if row.is_automatic:
        # RFC 3834, and the word Exchange understands: no out-of-office answers to this.
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
    message.set_content(row.body)
    html = html_of(row.body, subject=row.subject, language=row.language, look=look)
    message.add_alternative(html, subtype="html")
    for attached in files:
        main, _slash, sub = attached.file.media_type.partition("/")
        content = store.path_of(attached.file.sha256).read_bytes()
        name = one_line("".join(c for c in attached.name if c.isprintable()).replace("/", "_"), 150)
        message.add_attachment(
            content, maintype=main, subtype=sub or "octet-stream", filename=name, params=_charset(main, content)
        )
    return message


def _charset(main: str, content: bytes) -> dict[str, str]:
    """Texts say how to read them where that is sure; without it many programs show Chinese as question marks."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return {}
    return {"charset": "utf-8"} if main == "text" else {}


def _mailbox(name: str, address: str) -> Address:
    user, _at, domain = for_wire(address).rpartition("@")
    return Address(one_line(name, 100), user, domain)


def _one_id(value: str) -> str:
    return " ".join("".join(c for c in value if c.isprintable()).split())

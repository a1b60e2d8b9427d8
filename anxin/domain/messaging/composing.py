"""Putting a mail together: headers nobody can inject into, plain text and HTML from one text, files under their own names."""

from __future__ import annotations

from collections.abc import Iterable
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import formatdate, make_msgid
from typing import Any

from anxin.domain.messaging.look import Look, html_of
from anxin.domain.messaging.models import MailAccount, Outgoing, OutgoingFile
from anxin.domain.messaging.rules.addresses import for_wire
from anxin.foundation.files import store
from anxin.foundation.text.lines import one_line

_SHOWN = frozenset({"image/jpeg", "image/png", "image/gif"})
_LARGEST_SHOWN = 3 * 1024 * 1024
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
    if row.cc:
        message["Cc"] = [_mailbox(str(each["name"]), str(each["address"])) for each in row.cc]
    if row.reply_to and row.reply_to.lower() != account.from_address.lower():
        message["Reply-To"] = _mailbox(account.from_name or look.name, row.reply_to)
    message["Subject"] = one_line(row.subject, 250)
    message["Date"] = formatdate(row.created_at.timestamp(), localtime=False)
    message["Message-ID"] = _one_id(row.message_id)
    if row.in_reply_to:
        message["In-Reply-To"] = _one_id(row.in_reply_to)
        message["References"] = _one_id(row.references or row.in_reply_to)
    if row.is_automatic:
        # RFC 3834, and the word Exchange understands: no out-of-office answers to this.
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
    if row.unsubscribe_url:
        message["List-Unsubscribe"] = f"<{one_line(row.unsubscribe_url, 500)}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    files = list(files)
    shown = [each for each in files if _is_shown(each)]
    pictures = [(make_msgid(domain="picture.invalid"), each) for each in shown]
    message.set_content(row.body)
    html = html_of(
        row.body,
        subject=row.subject,
        language=row.language,
        look=look,
        is_formatted=row.is_formatted,
        pictures=[(content_id[1:-1], each.name) for content_id, each in pictures],
    )
    message.add_alternative(html, subtype="html")
    _show(message, pictures)
    for attached in (each for each in files if each not in shown):
        main, _slash, sub = attached.file.media_type.partition("/")
        content = store.path_of(attached.file.sha256).read_bytes()
        name = one_line("".join(c for c in attached.name if c.isprintable()).replace("/", "_"), 150)
        message.add_attachment(
            content, maintype=main, subtype=sub or "octet-stream", filename=name, params=_charset(main, content)
        )
    return message


def _is_shown(attached: OutgoingFile) -> bool:
    """Pictures any program shows, small enough for the text: the reader sees them without opening anything."""
    return attached.file.media_type in _SHOWN and attached.file.size_bytes <= _LARGEST_SHOWN


def _show(message: EmailMessage, pictures: list[tuple[str, OutgoingFile]]) -> None:
    html: Any = message.get_body(("html",))
    for content_id, attached in pictures:
        _main, _slash, sub = attached.file.media_type.partition("/")
        content = store.path_of(attached.file.sha256).read_bytes()
        name = one_line("".join(c for c in attached.name if c.isprintable()).replace("/", "_"), 150)
        html.add_related(content, "image", sub, cid=content_id, filename=name, disposition="inline")


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

"""Who is who in a mail: the person it comes from, where it was addressed to, who reads along. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from anxin.domain.cases.rules.mail_headers import is_nobody
from anxin.foundation.mail.types import Address, ParsedMail

_ARRIVED_AT = ("delivered-to", "x-original-to", "x-forwarded-to", "envelope-to")
_MOST_READERS = 20


@dataclass(frozen=True)
class People:
    """`person` turned to us (None: nobody is named), `carrier` sent the mail: another one where a web form or a colleague passed it on."""

    person: Address | None
    carrier: Address | None
    recipients: tuple[str, ...]
    readers: tuple[tuple[str, str], ...]
    is_passed_on: bool = False


def people_of(
    mail: ParsedMail, envelope_recipients: Iterable[str], *, own: Collection[str], colleagues: Collection[str]
) -> People:
    """The people of a mail. `own`: addresses we write from or are written to, `colleagues`: those of staff, all in lower case."""
    recipients = _recipients(mail, envelope_recipients)
    original = _original_sender(mail, colleagues)
    person = original or _writer(mail)
    known = {*own, *colleagues, *(each.address.lower() for each in (person, mail.sender) if each)}
    readers = [
        (each.name, each.address.lower())
        for each in (*mail.to, *mail.cc)
        if _plain(each.address) not in known and not is_nobody(each.address) and "@" in each.address
    ]
    unique = {address: name for name, address in reversed(readers)}
    return People(
        person=person,
        carrier=mail.sender,
        recipients=recipients,
        readers=tuple((name, address) for address, name in list(unique.items())[::-1][:_MOST_READERS]),
        is_passed_on=original is not None,
    )


def _writer(mail: ParsedMail) -> Address | None:
    """The sender; the one to answer to where the sender reads nothing (shop systems, web forms)."""
    sender = mail.sender if mail.sender and "@" in mail.sender.address else None
    if mail.reply_to and (sender is None or is_nobody(sender.address)):
        return mail.reply_to[0]
    return sender


def _original_sender(mail: ParsedMail, colleagues: Collection[str]) -> Address | None:
    """When a colleague passes on a customer's mail, the customer is who wrote it first."""
    if mail.sender is None or mail.sender.address.lower() not in colleagues:
        return None
    for inner in mail.forwarded:
        if inner.sender is not None and "@" in inner.sender.address:
            return None if inner.sender.address.lower() in colleagues else inner.sender
    return None


def _recipients(mail: ParsedMail, envelope: Iterable[str]) -> tuple[str, ...]:
    """Where it was addressed to, surest first: as the transport says, as the last server noted, as the sender wrote."""
    noted = (value.strip("<> ") for key, value in mail.headers if key.lower() in _ARRIVED_AT)
    written = (each.address for each in (*mail.to, *mail.cc))
    return tuple(dict.fromkeys(each.lower() for each in (*envelope, *noted, *written) if "@" in each))


def _plain(address: str) -> str:
    user, at, domain = address.lower().rpartition("@")
    return f"{user.partition('+')[0]}{at}{domain}"

"""`anxin mail`: what mails say, without a database."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from anxin.foundation.mail import reading
from anxin.foundation.mail.types import Address, ParsedMail
from anxin.surfaces.cli._mail_deliver import deliver


@click.group()
def command() -> None:
    """Mail: read files, take one from a pipe."""


command.add_command(deliver)


@command.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
def parse(files: tuple[str, ...]) -> None:
    """Print one JSON line per mail file, in the order given; - is stdin. A file that cannot be read gets its line too."""
    output = sys.stdout.buffer
    for name in files:
        output.write(json.dumps(_answered(name), ensure_ascii=False).encode() + b"\n")
    output.flush()


def _answered(name: str) -> dict[str, Any]:
    try:
        raw = _content(name)
    except (OSError, ValueError) as error:
        unread = as_json(reading.read(b""))
        return {**unread, "error": f"cannot read {_printable(name)}: {getattr(error, 'strerror', None) or error}"}
    return as_json(reading.read(raw))


def _content(name: str) -> bytes:
    """At most a byte more than is read of one mail, so that a huge file fills no memory and is still known as too long."""
    if name == "-":
        return sys.stdin.buffer.read(reading.LARGEST + 1)
    with (Path(os.environ.get("ANXIN_CALLED_FROM", "")) / name).open("rb") as file:
        return file.read(reading.LARGEST + 1)


def _printable(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "replace")


def as_json(mail: ParsedMail) -> dict[str, Any]:
    """The fields of docs/mail.md, ready for json.dumps."""
    return {
        "kind": mail.kind,
        "from": _person(mail.sender) if mail.sender else None,
        "to": [_person(each) for each in mail.to],
        "cc": [_person(each) for each in mail.cc],
        "subject": mail.subject,
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to,
        "references": list(mail.references),
        "text": mail.text,
        "reply_text": mail.reply_text,
        "html_clean": mail.html,
        "attachments": [
            {"name": each.name, "type": each.type, "size": each.size, "inline": each.inline}
            for each in mail.attachments
        ],
        "bounces": [
            {
                "recipient": each.recipient,
                "status": each.status,
                "code": each.code,
                "permanent": each.permanent,
                "reason": each.reason,
            }
            for each in mail.bounces
        ],
        "error": mail.error,
    }


def _person(address: Address) -> dict[str, str]:
    return {"name": address.name, "address": address.address}

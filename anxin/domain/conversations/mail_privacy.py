"""The mails of a person: every one she sent, what was kept of it, and the raw mail on disk."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from anxin.domain.conversations.models import InboundMail, MailCopy, MentionedMail, Participant
from anxin.domain.conversations.types import Why
from anxin.foundation.privacy.registry import FileRef, traces_of
from anxin.foundation.spool import store

_BLANK_MAIL = {
    "from_address": "",
    "from_name": "",
    "to_address": "",
    "subject": "",
    "mail_id": "",
    "fingerprint": "",
    "detail": "",
    "raw": None,
}
_BLANK_COPY = {
    "mail_id": "",
    "references": "",
    "from_address": "",
    "from_name": "",
    "subject": "",
    "text": "",
    "html": "",
    "has_html": False,
    "raw": None,
}


def addresses_of(person_id: int) -> list[str]:
    """Her mail addresses, lower case."""
    return sorted({each.lower() for each in traces_of(person_id) if "@" in each})


def written_by(addresses: Collection[str]) -> QuerySet[MailCopy]:
    """What was kept of mails from these addresses, in whosever thread."""
    return MailCopy.objects.filter(from_address__in=addresses)


def export(conversation_ids: Collection[int], addresses: Collection[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every mail of hers as it came, whatever was decided about it, and who reads along."""
    for row in _mails(conversation_ids, addresses).order_by("pk").iterator(chunk_size=500):
        yield (
            "mails",
            {
                "arrived_at": row.arrived_at,
                "from": row.from_address,
                "to": row.to_address,
                "subject": row.subject,
                "state": row.state,
                "reason": row.reason,
                "detail": row.detail,
                "file": FileRef(row.raw_id, f"mail-{row.pk}.eml") if row.raw_id else "",
            },
        )
    readers = Participant.objects.filter(_reading(conversation_ids, addresses)).order_by("pk")
    for reader in readers.values("name", "address", "added_at", "removed_at"):
        yield "participants", reader


def erase(conversation_ids: Collection[int], addresses: Collection[str], at: datetime) -> tuple[int, set[int]]:
    """Blank her mails and drop what waits; returns how many rows, and the files that may go."""
    mails = list(_mails(conversation_ids, addresses).values_list("pk", "raw_id"))
    copies = MailCopy.objects.filter(Q(message__conversation_id__in=conversation_ids) | Q(from_address__in=addresses))
    kept = list(copies.values_list("pk", "raw_id"))
    files = {raw_id for _pk, raw_id in (*mails, *kept) if raw_id is not None}
    count = InboundMail.objects.filter(pk__in=[pk for pk, _raw in mails]).update(**_BLANK_MAIL)
    count += MailCopy.objects.filter(pk__in=[pk for pk, _raw in kept]).update(**_BLANK_COPY)
    count += MentionedMail.objects.filter(conversation_id__in=conversation_ids).delete()[0]
    count += Participant.objects.filter(_reading(conversation_ids, addresses)).delete()[0]
    return count + _drop_waiting(addresses, at), files


def _mails(conversation_ids: Collection[int], addresses: Collection[str]) -> QuerySet[InboundMail]:
    """Those in her threads, those she sent, and the reports about mails to her, which name her in their detail."""
    hers = Q(message__conversation_id__in=conversation_ids) | Q(from_address__in=addresses)
    return InboundMail.objects.filter(hers | Q(pk__in=_naming(addresses)))


def _naming(addresses: Collection[str]) -> list[int]:
    """Reports that name her, and mails set aside, which have their sender as it was written: a name and the address in brackets."""
    found = []
    for address in addresses:
        rows = InboundMail.objects.filter(reason__in=(Why.BOUNCE, Why.COMPLAINT, Why.UNREADABLE))
        rows = rows.filter(Q(detail__icontains=address) | Q(from_address__icontains=address))
        for row in rows.only("pk", "detail", "from_address"):
            if _names(f"{row.detail}\n{row.from_address}", address):
                found.append(row.pk)
    return found


def _names(text: str, address: str) -> bool:
    """Whether the whole address stands there: an@example.com is not in dan@example.com."""
    return re.search(rf"(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)", text, re.IGNORECASE) is not None


def _reading(conversation_ids: Collection[int], addresses: Collection[str]) -> Q:
    return Q(conversation_id__in=conversation_ids) | Q(address__in=addresses)


def _drop_waiting(addresses: Collection[str], at: datetime) -> int:
    """Mails of hers that are accepted and not stored yet came before the erasing: they go too."""
    count = 0
    for sha256 in store.waiting() if addresses else ():
        with store.taken(sha256) as entry:
            if entry is None or entry.envelope.arrived_at > at.isoformat():
                continue
            sender = f"{entry.envelope.sender}\n{store.first_lines(entry.path)[0]}"
            if any(_names(sender, address) for address in addresses):
                store.drop(sha256)
                count += 1
    return count

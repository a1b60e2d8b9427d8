"""What left the house, or was about to, to a person: words, addresses and answers go; that something was sent stays countable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.models import Attempt, DeliveryReport, DomainPause, Outgoing, OutgoingFile, Suppression
from anxin.foundation.actors import Actor
from anxin.foundation.files.operations import drop
from anxin.foundation.privacy.registry import Part, declare_free, register, subjects_of, traces_of

# What of a mail tells of her, and what is left of it.
_BLANK = {
    "address": "",
    "subject": "",
    "body": "",
    "error": "",
    "message_id": "",
    "in_reply_to": "",
    "references": "",
    "cc": [],
    "reply_to": "",
    "unsubscribe_url": "",
}
_NOT_GONE = (Outgoing.State.HELD, Outgoing.State.WAITING, Outgoing.State.UNCONFIGURED)


def _about(person_id: int) -> Q:
    found = Q(address__in=[each for each in traces_of(person_id) if each])
    for kind, ids in subjects_of(person_id).items():
        found |= Q(reference_kind=kind, reference_id__in=ids)
    return found


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Everything that was sent to her, but what holds a secret link."""
    rows = Outgoing.objects.filter(_about(person_id), is_secret=False).order_by("pk")
    for row in rows.values("channel", "address", "subject", "body", "created_at", "sent_at"):
        yield "outgoing", row
    reports = DeliveryReport.objects.filter(_reported(person_id)).order_by("pk")
    for row in reports.values("kind", "address", "status", "code", "reason", "diagnosis", "at"):
        yield "delivery_reports", row


def _reported(person_id: int) -> Q:
    return Q(address__in=_addresses(person_id)) | Q(outgoing__in=Outgoing.objects.filter(_about(person_id)))


def _addresses(person_id: int) -> list[str]:
    return sorted({each.lower() for each in traces_of(person_id) if "@" in each})


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank what was sent; what has not left yet never leaves."""
    hers = list(Outgoing.objects.filter(_about(person_id)).values_list("pk", flat=True))
    Outgoing.objects.filter(pk__in=hers, state__in=_NOT_GONE).update(state=Outgoing.State.RECALLED)
    reports = DeliveryReport.objects.filter(Q(outgoing_id__in=hers) | Q(address__in=_addresses(person_id)))
    count = reports.update(address="", diagnosis="")
    count += Outgoing.objects.filter(pk__in=hers).update(**_BLANK)
    count += Attempt.objects.filter(outgoing_id__in=hers).update(answer="")
    attached = OutgoingFile.objects.filter(outgoing_id__in=hers)
    files = set(attached.values_list("file_id", flat=True))
    count += attached.delete()[0]
    drop(files)
    for address in _addresses(person_id):
        count += _forget_elsewhere(address)
    return count + Suppression.objects.filter(address__in=[each.lower() for each in traces_of(person_id)]).delete()[0]


def _forget_elsewhere(address: str) -> int:
    """Out of copies of other people's mails, and of what her mail server said last."""
    count = 0
    for row in Outgoing.objects.filter(cc__icontains=address).only("pk", "cc"):
        row.cc = [each for each in row.cc if str(each.get("address", "")).lower() != address]
        row.save(update_fields=["cc"])
        count += 1
    return count + DomainPause.objects.filter(answer__icontains=address).update(answer="")


register(
    Part(
        key="messaging",
        label=_("Mail and messages"),
        models=(
            "messaging.Attempt",
            "messaging.DeliveryReport",
            "messaging.DomainPause",
            "messaging.Outgoing",
            "messaging.OutgoingFile",
            "messaging.Suppression",
        ),
        export=export,
        erase=erase,
        order=20,
    )
)
declare_free(
    ("messaging.DkimKey", "messaging.MailAccount", "messaging.Mailbox", "messaging.TextOverride"),
    "accounts, keys and wordings of the house",
)

"""What left the house, or was about to, to a person: words, addresses and answers go; that something was sent stays countable."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anxin.domain.messaging.models import Attempt, Outgoing, OutgoingFile, Suppression
from anxin.foundation.actors import Actor
from anxin.foundation.files.operations import drop
from anxin.foundation.privacy.registry import Part, declare_free, register, subjects_of, traces_of

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


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank what was sent; what has not left yet never leaves."""
    hers = list(Outgoing.objects.filter(_about(person_id)).values_list("pk", flat=True))
    Outgoing.objects.filter(pk__in=hers, state__in=_NOT_GONE).update(state=Outgoing.State.RECALLED)
    count = Outgoing.objects.filter(pk__in=hers).update(address="", subject="", body="", error="", message_id="")
    count += Attempt.objects.filter(outgoing_id__in=hers).update(answer="")
    attached = OutgoingFile.objects.filter(outgoing_id__in=hers)
    files = set(attached.values_list("file_id", flat=True))
    count += attached.delete()[0]
    drop(files)
    return count + Suppression.objects.filter(address__in=[each.lower() for each in traces_of(person_id)]).delete()[0]


register(
    Part(
        key="messaging",
        label=_("Mail and messages"),
        models=(
            "messaging.Attempt",
            "messaging.Outgoing",
            "messaging.OutgoingFile",
            "messaging.Suppression",
        ),
        export=export,
        erase=erase,
        order=20,
    )
)
declare_free(("messaging.MailAccount", "messaging.TextOverride"), "accounts and wordings of the house")

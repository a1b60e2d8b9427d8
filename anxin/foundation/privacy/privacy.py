"""What is written down about requests themselves goes when an erasing ends (see `erasing`); what was asked and done stays as proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.privacy.models import PrivacyRequest
from anxin.foundation.privacy.registry import Part, declare_free, register


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Her earlier requests."""
    rows = PrivacyRequest.objects.filter(person_id=person_id).order_by("pk")
    yield from (("requests", row) for row in rows.values("kind", "asked_by", "reason", "created_at", "finished_at"))


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank the reasons of earlier requests; this one's goes when it is done."""
    earlier = PrivacyRequest.objects.filter(person_id=person_id).exclude(state=PrivacyRequest.State.WORKING)
    return earlier.update(reason="")


register(
    Part(
        key="privacy",
        label=_("Requests about the data"),
        models=("privacy.PrivacyRequest",),
        export=export,
        erase=erase,
        order=3,
    )
)
declare_free(("privacy.LegalHold",), "blocks the erasing while it stands; its words go when an erasing ends")

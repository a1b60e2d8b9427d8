"""Answers kept for programs that ask twice repeat what was sent to them: those that name the person go at once, all go after a day."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.idempotency.models import KeptAnswer
from anxin.foundation.privacy.registry import Part, register, traces_of


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Nothing of its own: the answers repeat what stands elsewhere, for a day."""
    yield from ()


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Let the answers go that name her."""
    traces = traces_of(person_id)
    hers = []
    for pk, body in KeptAnswer.objects.values_list("pk", "body").iterator(chunk_size=500):
        text = json.dumps(body, ensure_ascii=False)
        if any(trace in text for trace in traces):
            hers.append(pk)
    return KeptAnswer.objects.filter(pk__in=hers).delete()[0]


register(
    Part(
        key="idempotency",
        label=_("Answers to programs"),
        models=("idempotency.KeptAnswer",),
        export=export,
        erase=erase,
        order=1,
    )
)

"""Notices to staff may quote a customer: those that name her, or lead to something of hers, go."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.domain.workforce.models import Notice
from anxin.foundation.actors import Actor
from anxin.foundation.privacy.registry import Part, declare_free, register, traces_of


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Nothing of its own: notices repeat what stands elsewhere."""
    yield from ()


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Let notices go that name her; those about her cases go with these (see `operations.notices.forget`)."""
    traces = traces_of(person_id)
    hers = []
    for pk, data in Notice.objects.values_list("pk", "data").iterator(chunk_size=1000):
        text = json.dumps(data, ensure_ascii=False)
        if any(trace in text for trace in traces):
            hers.append(pk)
    return Notice.objects.filter(pk__in=hers).delete()[0]


register(
    Part(
        key="workforce",
        label=_("Notices to staff"),
        models=("workforce.Notice",),
        export=export,
        erase=erase,
        order=5,
    )
)
declare_free(("workforce.Duty", "workforce.QuietHours"), "staff on duty, no customers")

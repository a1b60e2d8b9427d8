"""What timelines hold about a person: values that changed, and why somebody looked. That something happened stays: it names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.events.models import AccessLog, Change
from anxin.foundation.privacy.registry import Part, declare_free, register, subjects_of


def _about(person_id: int) -> Q:
    found = Q(pk__in=[])
    for kind, ids in subjects_of(person_id).items():
        found |= Q(kind=kind, subject_id__in=ids)
    return found


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What was changed about her from what to what, and who looked when."""
    about = _about(person_id)
    changes = Change.objects.filter(about).order_by("pk").values("event__at", "field", "before", "after")
    for row in changes:
        yield "changes", {"at": row["event__at"], "field": row["field"], "before": row["before"], "after": row["after"]}
    for looked in AccessLog.objects.filter(about).order_by("pk").values("at", "what", "reason"):
        yield "access", looked


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank the values and the reasons."""
    about = _about(person_id)
    count = Change.objects.filter(about).update(before=None, after=None)
    return count + AccessLog.objects.filter(about).update(reason="")


register(
    Part(
        key="events",
        label=_("History"),
        models=("events.Change", "events.AccessLog"),
        export=export,
        erase=erase,
        order=10,
    )
)
declare_free(("events.Event", "events.EventSubject"), "ids and plain values; personal data stays out of events")

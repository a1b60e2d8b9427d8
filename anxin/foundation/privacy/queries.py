"""Reads of requests and holds, for those who may manage them; what an erasing would touch."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden, NotFound
from anxin.foundation.privacy import registry
from anxin.foundation.privacy.models import LegalHold, PrivacyRequest

MANAGE = "privacy.manage"
NEWEST_FIRST = ("-id",)


@dataclass(frozen=True)
class Extent:
    """How much of a part there is about a person: lists with their number of rows."""

    label: Any
    lists: tuple[tuple[str, int], ...]

    @property
    def rows(self) -> int:
        """All of them."""
        return sum(count for _name, count in self.lists)


def require(actor: Actor) -> None:
    """Raise Forbidden unless the actor manages privacy everywhere: a person's data knows no brands."""
    if not actor.can(MANAGE, {}):
        raise Forbidden


def requests(actor: Actor) -> QuerySet[PrivacyRequest]:
    """Every request, newest first. Raises Forbidden."""
    require(actor)
    return PrivacyRequest.objects.order_by(*NEWEST_FIRST)


def get_request(actor: Actor, request_id: int) -> PrivacyRequest:
    """One request. Raises Forbidden, NotFound."""
    found = requests(actor).select_related("file").filter(pk=request_id).first()
    if found is None:
        raise NotFound
    return found


def holds(actor: Actor) -> QuerySet[LegalHold]:
    """Every hold, newest first. Raises Forbidden."""
    require(actor)
    return LegalHold.objects.order_by(*NEWEST_FIRST)


def holds_on(person_id: int, *, on: date) -> list[LegalHold]:
    """The holds in force on that day on the person or on anything of hers."""
    wanted = Q(pk__in=[])
    for kind, ids in registry.subjects_of(person_id).items():
        wanted |= Q(subject_kind=kind, subject_id__in=ids)
    in_force = LegalHold.objects.filter(lifted_at=None).filter(Q(until_date=None) | Q(until_date__gte=on))
    return list(in_force.filter(wanted).order_by("pk"))


def extent(person_id: int) -> list[Extent]:
    """What is held about a person, part by part; parts with nothing are left out."""
    found = []
    for part in registry.parts():
        counts = Counter(name for name, _row in part.export(person_id))
        if counts:
            found.append(Extent(part.label, tuple(sorted(counts.items()))))
    return found

"""What is held about a person here: what was decided about her cases and machines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from anxin.domain.entitlements.models import ERASED, Decision
from anxin.foundation.actors import Actor
from anxin.foundation.privacy.registry import Part, declare_free, register, subjects_of


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each decision with the facts it was made from."""
    for row in _about(person_id).order_by("pk").iterator(chunk_size=200):
        yield "decisions", {"at": row.at.isoformat(), "facts": row.facts, "answer": row.answer}


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Empty the decisions about her: that one was made, when and by which rules stays, what it was about does not."""
    return _about(person_id).update(facts={}, answer={}, about_kind=ERASED, about_id=None)


def _about(person_id: int) -> QuerySet[Decision]:
    hers = Q(pk__in=[])
    for kind, ids in subjects_of(person_id).items():
        hers |= Q(about_kind=kind, about_id__in=ids)
    return Decision.objects.filter(hers)


# Before the parts that say which cases and machines are hers are emptied themselves.
register(
    Part(
        key="entitlements",
        label=_("Decisions about rights"),
        models=("entitlements.Decision",),
        export=export,
        erase=erase,
        order=-10,
    )
)
declare_free(
    ("entitlements.PackText", "entitlements.Promise"), "rules and promises are about products, not about persons"
)

"""Reads of decisions that were kept, and their replay by the rules they were made by."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from anxin.domain.entitlements.models import Decision, PackText
from anxin.domain.entitlements.queries import active
from anxin.domain.entitlements.rules.engine import Engine
from anxin.domain.entitlements.rules.reading import read_facts
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound


def visible(actor: Actor) -> QuerySet[Decision]:
    """Decisions that are about nothing in particular, which everybody who works with cases may read, newest first."""
    rows = Decision.objects.filter(about_kind="")
    return rows if actor.can("cases.view") else rows.none()


def get(decision_id: int, actor: Actor) -> Decision:
    """One decision. Raises NotFound."""
    row = visible(actor).filter(pk=decision_id).first()
    if row is None:
        raise NotFound
    return row


def about(kind: str, number: int) -> QuerySet[Decision]:
    """Decisions about one thing, newest first; who may see the thing, the caller knows."""
    return Decision.objects.filter(about_kind=kind, about_id=number).order_by("-at", "-id")


def replayed(decision: Decision) -> dict[str, Any]:
    """The answer by the very texts it was made by: the same, whatever changed since."""
    texts = dict(PackText.objects.filter(pk__in=[digest for digest, _to in decision.packs]).values_list("pk", "text"))
    packs = [active.ending(active.read(texts[digest]), to and date.fromisoformat(to)) for digest, to in decision.packs]
    return Engine(packs).decide(read_facts(decision.facts)).as_json()

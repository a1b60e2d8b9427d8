"""Blocked senders: is this one, and which are there."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from anxin.domain.accounts import policies as accounts
from anxin.domain.customers.models import BlockedSender
from anxin.domain.customers.policies import VIEW
from anxin.foundation.actors import Actor


def find_block(kind: str, value: str, brand_id: int | None) -> BlockedSender | None:
    """The block in force that keeps this (normalised) address out of the brand: its own, its mail host's, or one for all brands."""
    wanted = Q(kind=kind, value=value)
    if kind == "email":
        wanted |= Q(kind="domain", value__in=_hosts(value.rpartition("@")[2]))
    where = Q(brand_id=None) | Q(brand_id=brand_id) if brand_id is not None else Q(brand_id=None)
    return BlockedSender.objects.filter(wanted & where, lifted_at=None).order_by("id").first()


def blocks(actor: Actor) -> QuerySet[BlockedSender]:
    """The blocks the actor may see, newest first; blocks of all brands for everybody who sees customers."""
    rows = BlockedSender.objects.select_related("brand", "by", "lifted_by")
    own = accounts.within(BlockedSender.objects.all(), actor, VIEW, {"brand": "brand_id"})
    return rows.filter(Q(brand_id=None) | Q(pk__in=own.values("pk"))).order_by("-at", "-id")


def _hosts(host: str) -> list[str]:
    """The host and the domains above it: a.b.example → a.b.example, b.example."""
    parts = host.split(".")
    return [".".join(parts[at:]) for at in range(max(len(parts) - 1, 1))]

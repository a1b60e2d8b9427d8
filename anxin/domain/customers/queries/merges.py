"""Reads of merges of customer files: what one would move, and which were made."""

from __future__ import annotations

from anxin.domain.customers.queries.files import get_file
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.merging import queries
from anxin.foundation.merging.models import Merge
from anxin.foundation.merging.operations import Step, find_later, plan

KIND = "customer"


def plan_merge(actor: Actor, *, kept_id: int, gone_id: int) -> list[Step]:
    """What merging `gone` into `kept` would move. Raises NotFound."""
    return plan(KIND, get_file(actor, kept_id).pk, get_file(actor, gone_id).pk)


def merges_into(customer_id: int) -> list[Merge]:
    """Merges in force that made other files aliases of this one, newest first (at most 10)."""
    return list(queries.into(KIND, customer_id)[:10])


def get_merge(actor: Actor, merge_id: int) -> tuple[Merge, bool]:
    """A merge in force, and whether it can be undone now (no later one is in the way). Raises NotFound."""
    merged = queries.find_merge(merge_id)
    if merged is None or merged.kind != KIND or merged.undone_at is not None:
        raise NotFound
    get_file(actor, merged.kept_id)
    return merged, find_later(merged) is None

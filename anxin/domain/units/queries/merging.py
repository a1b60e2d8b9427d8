"""Reads about two files of one machine."""

from __future__ import annotations

from dataclasses import dataclass

from anxin.domain.units.merge import UNIT
from anxin.domain.units.models import Ownership, Unit
from anxin.domain.units.queries.units import Filter, listed
from anxin.domain.units.rules import merging
from anxin.foundation.actors import Actor
from anxin.foundation.merging import queries as merges
from anxin.foundation.merging.models import Merge
from anxin.foundation.merging.operations import Step, plan


@dataclass(frozen=True)
class MergePlan:
    """What merging would do: columns that move, facts the kept file takes, and the key of why it cannot be (empty: it can)."""

    steps: list[Step]
    lent: list[str]
    why_not: str


def plan_merge(kept: Unit, gone: Unit) -> MergePlan:
    """What merging `gone` into `kept` would do; whoever calls this has read both for their actor."""
    one, other = (
        {name: getattr(each, name) for name in ("brand_id", "serial", *merging.LENT)} for each in (kept, gone)
    )
    return MergePlan(plan(UNIT, kept.pk, gone.pk), sorted(merging.lent(one, other)), merging.contradiction(one, other))


def merges_into(unit: Unit) -> list[Merge]:
    """Merges in force that made other files aliases of this one, newest first (at most 10)."""
    return list(merges.into(UNIT, unit.pk)[:10])


def of_same_people(actor: Actor, unit: Unit) -> list[Unit]:
    """Other visible units of those who have this one today, newest first: where a second file of it would be."""
    people = Ownership.objects.filter(unit=unit, until_at=None).values("customer_id")
    theirs = Ownership.objects.filter(customer_id__in=people).exclude(unit=unit).values("unit_id")
    return list(listed(actor, Filter()).filter(pk__in=theirs)[:20])

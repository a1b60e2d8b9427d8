"""Reads of promises: their versions, what they change, and what they would have meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from anxin.domain.entitlements import policies
from anxin.domain.entitlements.models import ERASED, Decision, Promise
from anxin.domain.entitlements.queries import active, shipped
from anxin.domain.entitlements.rules.difference import RuleChange, differences
from anxin.domain.entitlements.rules.engine import Engine
from anxin.domain.entitlements.rules.errors import FactError
from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.golden import golden_facts
from anxin.domain.entitlements.rules.packs import valid_between
from anxin.domain.entitlements.rules.reading import read_facts
from anxin.domain.entitlements.rules.trial import Trial, tried
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound

MOST_REPLAYED = 5_000
"""Decisions of the last year a trial looks at, the latest first: some seconds of work."""


def visible(actor: Actor) -> QuerySet[Promise]:
    """All versions of all promises, for those who may see settings of rights."""
    rows = Promise.objects.all()
    return rows if actor.can(policies.PERMISSION) else rows.none()


def get(promise_id: int, actor: Actor) -> Promise:
    """One version. Raises NotFound."""
    row = visible(actor).filter(pk=promise_id).first()
    if row is None:
        raise NotFound
    return row


def versions(promise: Promise) -> QuerySet[Promise]:
    """All versions of the same promise, newest first."""
    return Promise.objects.filter(code=promise.code).order_by("-number")


def changes(promise: Promise) -> list[RuleChange]:
    """What it says otherwise than the version before it."""
    before = Promise.objects.filter(code=promise.code, number__lt=promise.number).order_by("-number").first()
    return differences(before.text if before else "", promise.text)


def trial(promise: Promise, at: datetime) -> Trial:
    """The last year's decisions, decided again as if this version had been valid all the time."""
    before, after = _with_and_without(promise)
    return tried(before, after, _decided_since(at - timedelta(days=365)))


def golden_trial(promise: Promise) -> Trial:
    """The worked cases of the law, with this version: none may lose anything."""
    before, after = _with_and_without(promise)
    return tried(before, after, golden_facts())


def _with_and_without(promise: Promise) -> tuple[Engine, Engine]:
    """Today's rules, and the same with this version in place of the earlier ones, valid from the beginning of time."""
    now = [pack for pack in active.engine().packs if pack.head.id != promise.code]
    timeless = valid_between(active.read(promise.text), date.min, None)
    return active.engine(), Engine((*now, timeless))


def _decided_since(at: datetime) -> Iterator[Facts]:
    kept = Decision.objects.filter(at__gte=at).exclude(about_kind=ERASED)
    rows = kept.order_by("-at", "-id").values_list("facts", flat=True)
    for facts in rows[:MOST_REPLAYED].iterator(chunk_size=500):
        try:
            yield read_facts(facts)
        except FactError:  # read by an older version of the reader: it cannot be compared
            continue


def delivered() -> list[dict[str, object]]:
    """The delivered packs as a page shows them."""
    return [{"head": pack.head, "count": len(pack.rules)} for pack in shipped.packs()]

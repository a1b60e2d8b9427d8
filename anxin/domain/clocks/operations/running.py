"""Starting, pausing, resuming, stopping and merging the clocks of a thing. Called by the areas above, for what happened there."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction

from anxin.domain.clocks import calendars
from anxin.domain.clocks.events import ClockStopped
from anxin.domain.clocks.models import Clock
from anxin.domain.clocks.operations import keeping
from anxin.domain.clocks.operations.renegotiating import lapse
from anxin.domain.clocks.queries import versions_at
from anxin.domain.clocks.rules import changes
from anxin.domain.clocks.rules.clock import State
from anxin.domain.clocks.rules.content import read
from anxin.domain.clocks.rules.matching import Plan, plan
from anxin.domain.clocks.types import Subject
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


@transaction.atomic
def start(*, subject: Subject, milestones: Iterable[str], why: str, actor: Actor, at: datetime) -> list[Clock]:
    """Start what the policies set a target for; a milestone whose clock runs already keeps that."""
    live = {row.milestone for row in keeping.live_of(subject.kind, subject.id)}
    versions = versions_at(at)
    plans = [plan(versions, subject.facts, milestone) for milestone in milestones if milestone not in live]
    return [_started(subject, found, why, actor, at) for found in plans if found is not None]


def _started(subject: Subject, found: Plan, why: str, actor: Actor, at: datetime) -> Clock:
    calendar = calendars.current(found.calendar_id)
    row = Clock(
        subject_kind=subject.kind,
        subject_id=subject.id,
        milestone=found.milestone,
        started_at=at,
        facts=dict(subject.facts),
        owner_id=subject.owner_id,
        places=dict(subject.places),
        title=subject.title[:200],
        path=subject.path,
    )
    keeping.adopt(row, found, calendar)
    clock = changes.start(
        target_seconds=found.target_seconds,
        calendar=calendars.compiled(*calendar, found.time),
        at=at,
        why=why,
        by=actor.kind,
        policy_version=found.version.id,
    )
    details = {"considered": [each.as_json() for each in found.considered]}
    keeping.store(row, clock, ladder=found.warnings, actor=actor, at=at, details=details)
    return row


@transaction.atomic
def wait(*, kind: str, subject_id: int, reason: str, actor: Actor, at: datetime) -> None:
    """The thing waits for `reason`: clocks whose policy names it pause, the others run (on)."""
    for row in keeping.live_of(kind, subject_id):
        pauses = read(row.policy_version.content).pauses.get(row.milestone, ())
        if reason in pauses:
            _turn(row, "paused", reason, actor, at)
        elif row.state == Clock.State.PAUSED:
            _turn(row, "running", reason, actor, at)


@transaction.atomic
def resume(*, kind: str, subject_id: int, why: str, actor: Actor, at: datetime) -> None:
    """Paused clocks of a thing run on."""
    for row in keeping.live_of(kind, subject_id):
        if row.state == Clock.State.PAUSED:
            _turn(row, "running", why, actor, at)


@transaction.atomic
def stop(
    *, kind: str, subject_id: int, milestones: Iterable[str] | None = None, why: str, actor: Actor, at: datetime
) -> list[Clock]:
    """A milestone was reached, or is wanted no longer: its clock (None: every clock) stops. Returns those that did."""
    stopped = keeping.live_of(kind, subject_id, milestones)
    for row in stopped:
        _stop(row, why, actor, at)
    return stopped


@transaction.atomic
def reopen(
    *,
    kind: str,
    subject_id: int,
    milestones: Collection[str],
    stopped_because: Collection[str],
    why: str,
    actor: Actor,
    at: datetime,
) -> list[Clock]:
    """The newest clock of each milestone, if it was stopped for one of these reasons, runs on with what it earned."""
    resumed = []
    for milestone in milestones:
        rows = Clock.objects.filter(subject_kind=kind, subject_id=subject_id, milestone=milestone)
        newest = rows.order_by("-pk").values_list("pk", flat=True)[:1]
        for row in keeping.locked(newest):
            if row.state == Clock.State.STOPPED and row.why in stopped_because:
                _turn(row, "running", why, actor, at)
                resumed.append(row)
    return resumed


@transaction.atomic
def reassign(*, subject: Subject) -> None:
    """Somebody else has the thing, or it lies elsewhere: who is warned changes, no time does."""
    for row in keeping.live_of(subject.kind, subject.id):
        row.owner_id, row.places = subject.owner_id, dict(subject.places)
        row.title, row.path = subject.title[:200], subject.path
        row.save(update_fields=["owner_id", "places", "title", "path"])


@transaction.atomic
def merge(*, kind: str, kept_id: int, other_id: int, actor: Actor, at: datetime) -> None:
    """Two things are one now: of two clocks for the same milestone the earlier due wins, with its own history."""
    kept = {row.milestone: row for row in keeping.live_of(kind, kept_id)}
    for other in keeping.live_of(kind, other_id):
        mine = kept.get(other.milestone)
        if mine is not None:
            first, second = keeping.reading(mine), keeping.reading(other)
            later = other if changes.merge(first, second, at=at) is first else mine
            _stop(later, "merged", actor, at)
        if other.is_live:
            other.subject_id = kept_id
            other.save(update_fields=["subject_id"])


def _stop(row: Clock, why: str, actor: Actor, at: datetime) -> None:
    _turn(row, "stopped", why, actor, at)
    lapse(row, at=at)
    record(
        ClockStopped(
            clock_id=row.pk,
            subject_kind=row.subject_kind,
            subject_id=row.subject_id,
            milestone=row.milestone,
            why=why,
            is_missed=row.is_missed,
        ),
        actor=actor,
        at=at,
    )


def _turn(row: Clock, state: State, why: str, actor: Actor, at: datetime) -> None:
    before = keeping.reading(row)
    # Two requests may get their locks in another order than their instants: time never runs backwards for a clock.
    after = changes.turn(before, state, at=max(at, before.current.start_at), why=why, by=actor.kind)
    if after is not before:
        keeping.store(row, after, ladder=keeping.warnings_of(row), actor=actor, at=at)

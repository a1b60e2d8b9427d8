"""Other facts or other policies: running clocks get another target. What was counted stays; what was told is asked about first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from anxin.domain.clocks import calendars
from anxin.domain.clocks.events import DueMoved
from anxin.domain.clocks.models import Clock, PolicyVersion, Telling
from anxin.domain.clocks.operations import keeping, telling
from anxin.domain.clocks.operations.renegotiating import lapse, propose
from anxin.domain.clocks.queries import as_version, versions_at
from anxin.domain.clocks.rules import changes
from anxin.domain.clocks.rules.clock import Clock as Reading
from anxin.domain.clocks.rules.matching import Plan, Version, plan
from anxin.domain.clocks.types import Subject
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.errors import Conflict
from anxin.foundation.events.operations import record


@dataclass(frozen=True)
class Replanned:
    """What following a plan would make of a clock. Dues are compared as if it ran on."""

    before: Reading
    after: Reading
    plan: Plan
    calendar: tuple[int | None, int | None]
    due_before_at: datetime
    due_after_at: datetime

    @property
    def moves(self) -> bool:
        """Whether it would be due at another time."""
        return self.due_before_at != self.due_after_at


@transaction.atomic
def replan(*, subject: Subject, why: str, actor: Actor, at: datetime) -> None:
    """The facts about a thing changed (priority, type, brand …): its clocks follow the rule that fits now.

    A due time that was told is never moved to later behind the customer's back: that is renegotiated.
    """
    versions = versions_at(at)
    for row in keeping.live_of(subject.kind, subject.id):
        changed = _changed(row.facts, subject.facts)
        if not changed:
            continue
        row.facts = dict(subject.facts)
        row.save(update_fields=["facts"])
        found = plan(versions, subject.facts, row.milestone)
        if found is None or not differs(row, found) or stays_missed(row, found, at):
            continue
        outcome = replanned(row, found, why=why, by=actor.kind, at=at)
        if row.told_due_at is not None and outcome.due_after_at > max(row.told_due_at, outcome.due_before_at):
            propose(row, version_id=found.version.id, due_at=outcome.due_after_at, actor=actor, at=at)
        else:
            follow(row, outcome, why=why, changed=changed, actor=actor, at=at)


def differs(row: Clock, found: Plan) -> bool:
    """Whether a plan is another than the one a clock runs by."""
    now = (row.policy_version_id, row.planned_seconds, row.time, row.calendar_id, row.calendar_version)
    return now != (found.version.id, found.target_seconds, found.time, *calendars.current(found.calendar_id))


def stays_missed(row: Clock, found: Plan, at: datetime) -> bool:
    """Whether a due time has passed that the new target would not leave time for either: no edit heals what was missed."""
    return row.due_at is not None and row.due_at <= at and found.target_seconds <= keeping.reading(row).earned(at)


def replanned(row: Clock, found: Plan, *, why: str, by: str, at: datetime) -> Replanned:
    """What a clock would become under a plan; nothing is written."""
    before = keeping.reading(row)
    at = max(at, before.current.start_at)
    calendar = calendars.current(found.calendar_id)
    after = changes.retarget(
        before,
        target_seconds=found.target_seconds,
        grace_seconds=found.grace_seconds,
        calendar=calendars.compiled(*calendar, found.time),
        at=at,
        why=why,
        by=by,
        policy_version=found.version.id,
    )
    return Replanned(
        before, after, found, calendar, changes.due_if_running(before, at), changes.due_if_running(after, at)
    )


def follow(
    row: Clock, outcome: Replanned, *, why: str, changed: dict[str, Any] | None = None, actor: Actor, at: datetime
) -> None:
    """Let a locked clock take what `replanned` made of it."""
    was = row.due_at
    lapse(row, at=at)
    keeping.adopt(row, outcome.plan, outcome.calendar)
    details = {"considered": [each.as_json() for each in outcome.plan.considered], "changed": changed or {}}
    keeping.store(row, outcome.after, ladder=outcome.plan.warnings, actor=actor, at=at, details=details)
    moved = DueMoved(
        clock_id=row.pk,
        subject_kind=row.subject_kind,
        subject_id=row.subject_id,
        milestone=row.milestone,
        why=why,
        from_due_at=was.isoformat() if was else None,
        to_due_at=row.due_at.isoformat() if row.due_at else None,
    )
    record(moved, actor=actor, at=at)


def affected(rows: Sequence[Clock], versions: Sequence[Version], policy_id: int) -> list[tuple[Clock, Plan]]:
    """The clocks a policy's new version concerns, with their plans: those that ran by it before or would now."""
    own = set(PolicyVersion.objects.filter(policy_id=policy_id).values_list("pk", flat=True))
    found = [(row, plan(versions, row.facts, row.milestone)) for row in rows]
    return [
        (row, planned)
        for row, planned in found
        if planned is not None and (planned.version.policy_id == policy_id or row.policy_version_id in own)
    ]


@transaction.atomic
def apply_batch(*, version_id: int, after_id: int, limit: int, at: datetime) -> int | None:
    """Let the next `limit` live clocks follow a version that is valid now; told ones whose due moves are renegotiated.

    Returns the id to go on after, None when all were seen. Seeing a clock twice changes nothing.
    """
    version = PolicyVersion.objects.get(pk=version_id)
    versions = versions_at(at)
    if version.pk not in {each.id for each in versions}:
        return None
    live = Clock.objects.filter(state__in=("running", "paused"), pk__gt=after_id)
    ids = list(live.order_by("pk").values_list("pk", flat=True)[:limit])
    actor = Actor(kind=version.actor_kind, id=version.actor_id)  # type: ignore[arg-type]
    with calendars.asked_once():
        for row, found in affected(keeping.locked(ids), versions, version.policy_id):
            _follow_or_ask(row, found, "policy_published", actor, at)
    return ids[-1] if len(ids) == limit else None


@transaction.atomic
def apply_calendar_batch(*, calendar_id: int, after_id: int, limit: int, at: datetime) -> int | None:
    """Let the next `limit` live clocks that count by a calendar follow what it says now; like `apply_batch`."""
    live = Clock.objects.filter(state__in=("running", "paused"), calendar_id=calendar_id, pk__gt=after_id)
    ids = list(live.order_by("pk").values_list("pk", flat=True)[:limit])
    with calendars.asked_once():
        for row in keeping.locked(ids):
            version = as_version(row.policy_version)
            found = plan([version], row.facts, row.milestone)
            if found is not None and found.calendar_id == calendar_id:
                _follow_or_ask(row, found, "calendar_changed", SYSTEM, at)
    return ids[-1] if len(ids) == limit else None


def _follow_or_ask(row: Clock, found: Plan, why: str, actor: Actor, at: datetime) -> None:
    if not row.is_live or not differs(row, found) or stays_missed(row, found, at):
        return
    outcome = replanned(row, found, why=why, by=actor.kind, at=at)
    if row.told_due_at is not None and outcome.moves:
        propose(row, version_id=found.version.id, due_at=outcome.due_after_at, actor=actor, at=at)
    else:
        follow(row, outcome, why=why, actor=actor, at=at)


@transaction.atomic
def move_to_version(*, clock_id: int, version_id: int, actor: Actor, at: datetime) -> Clock:
    """Move a told clock to a version after a person agreed with the customer. Raises Conflict when that fits no more."""
    version = as_version(PolicyVersion.objects.get(pk=version_id))
    row = keeping.locked([clock_id])[0]
    found = plan([version], row.facts, row.milestone)
    if found is None or not row.is_live:
        raise Conflict
    follow(row, replanned(row, found, why="renegotiated", by=actor.kind, at=at), why="renegotiated", actor=actor, at=at)
    # Segments were read before the move: what is told next is to see the new one.
    row = keeping.locked([clock_id])[0]
    if row.due_at is not None:
        telling.tell(row, how=Telling.How.PERSON, reason="", at=at)
    return row


def _changed(before: dict[str, Any], after: Any) -> dict[str, Any]:
    return {
        fact: [before.get(fact), after.get(fact)] for fact in {*before, *after} if before.get(fact) != after.get(fact)
    }

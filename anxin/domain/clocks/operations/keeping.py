"""Between the rows of a clock and the rules: reading one, writing what the rules made of it. Nothing else writes clocks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from anxin.domain.clocks.calendars import compiled
from anxin.domain.clocks.models import Clock, Segment
from anxin.domain.clocks.rules.clock import Clock as Reading
from anxin.domain.clocks.rules.clock import Segment as Stretch
from anxin.domain.clocks.rules.content import Warning, read
from anxin.domain.clocks.rules.matching import Plan
from anxin.domain.clocks.rules.steps import schedule
from anxin.foundation.actors import Actor


def locked(ids: Iterable[int]) -> list[Clock]:
    """These clocks with policy version and segments, locked in primary-key order."""
    rows = Clock.objects.select_for_update(of=("self",)).select_related("policy_version")
    return list(rows.filter(pk__in=list(ids)).order_by("pk").prefetch_related("segments"))


def live_of(kind: str, subject_id: int, milestones: Iterable[str] | None = None) -> list[Clock]:
    """The running and paused clocks of a thing, locked."""
    rows = Clock.objects.filter(subject_kind=kind, subject_id=subject_id, state__in=("running", "paused"))
    rows = rows if milestones is None else rows.filter(milestone__in=list(milestones))
    return locked(rows.values_list("pk", flat=True))


def reading(row: Clock) -> Reading:
    """The clock as the rules see it; calendars as they were in each stretch."""
    segments = sorted(row.segments.all(), key=lambda segment: segment.order)
    return Reading(row.target_seconds, row.target_set_at, tuple(_stretch(segment) for segment in segments))


def _stretch(row: Segment) -> Stretch:
    return Stretch(
        state=row.state,  # type: ignore[arg-type]
        start_at=row.start_at,
        calendar=compiled(row.calendar_id, row.calendar_version, row.time),
        why=row.why,
        by=f"{row.actor_kind}:{row.actor_id or ''}",
        policy_version=row.policy_version_id,
        end_at=row.end_at,
        earned_seconds=row.earned_seconds,
    )


def warnings_of(row: Clock) -> tuple[Warning, ...]:
    """The ladder of the policy version a clock runs by."""
    return read(row.policy_version.content).warnings.get(row.milestone, ())


def adopt(row: Clock, plan: Plan, calendar: tuple[int | None, int | None]) -> None:
    """Let a row follow a plan by this calendar (id, version); `store` writes it."""
    row.policy_version_id = plan.version.id
    (row.calendar_id, row.calendar_version), row.time = calendar, plan.time
    row.planned_seconds, row.is_shown = plan.target_seconds, plan.is_shown


def store(
    row: Clock,
    after: Reading,
    *,
    ladder: Iterable[Warning],
    actor: Actor,
    at: datetime,
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write what became of a clock: the end of the stretch before (once), the new stretch, and what lists and steps need."""
    fired = set() if row.pk is None else set(row.steps_fired.values_list("key", flat=True))
    current = after.current
    row.state, row.why = current.state, current.why
    row.target_seconds, row.target_set_at = after.target_seconds, after.target_set_at
    row.due_at = after.due_at
    row.stopped_at = current.start_at if current.state == "stopped" else None
    coming = [] if current.state == "stopped" else schedule(after, [warning.step for warning in ladder], fired)
    row.schedule = [[step_at.isoformat(), step.key] for step_at, step in coming]
    row.next_step_at = coming[0][0] if coming else None
    row.save()
    count = len(after.segments)
    if count > 1:
        ended = after.segments[-2]
        Segment.objects.filter(clock=row, order=count - 1, end_at=None).update(
            end_at=ended.end_at, earned_seconds=ended.earned_seconds
        )
    Segment.objects.create(
        clock=row,
        order=count,
        state=current.state,
        start_at=current.start_at,
        why=current.why,
        actor_kind=actor.kind,
        actor_id=actor.id,
        policy_version_id=row.policy_version_id,
        calendar_id=row.calendar_id,
        calendar_version=row.calendar_version,
        time=row.time,
        target_seconds=after.target_seconds,
        details=dict(details or {}),
    )

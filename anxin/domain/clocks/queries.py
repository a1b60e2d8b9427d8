"""Reads of clocks and policies. Clocks know no rights of their own: who may see the thing may see its clocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from anxin.domain.calendars.queries import stored
from anxin.domain.calendars.types import Interval
from anxin.domain.clocks import calendars
from anxin.domain.clocks.models import (
    Clock,
    Policy,
    PolicyPreview,
    PolicyVersion,
    Renegotiation,
    Segment,
    StepFired,
    Telling,
)
from anxin.domain.clocks.operations.keeping import reading
from anxin.domain.clocks.rules.content import read
from anxin.domain.clocks.rules.matching import Version
from anxin.domain.clocks.types import Due


def versions_at(at: datetime) -> list[Version]:
    """What all policies say at `at`, in the order they are asked."""
    valid = PolicyVersion.objects.filter(Q(valid_to=None) | Q(valid_to__gt=at), valid_from__lte=at)
    rows = valid.order_by("policy__order", "policy_id", "-number")
    return [as_version(row) for row in rows]


def as_version(row: PolicyVersion) -> Version:
    """A stored version as matching reads it."""
    return Version(row.pk, row.policy_id, row.number, read(row.content))


def policies() -> QuerySet[Policy]:
    """All policies in the order they are asked, versions newest first."""
    return Policy.objects.prefetch_related("versions")


def find_policy(code: str) -> Policy | None:
    """One policy with its versions, or None."""
    return Policy.objects.prefetch_related("versions").filter(code=code).first()


def versions(ids: Iterable[int]) -> dict[int, PolicyVersion]:
    """Versions by id, with their policy."""
    return {row.pk: row for row in PolicyVersion.objects.select_related("policy").filter(pk__in=set(ids))}


def clocks_of(kind: str, subject_id: int) -> QuerySet[Clock]:
    """Every clock a thing ever had, oldest first."""
    return (
        Clock.objects.filter(subject_kind=kind, subject_id=subject_id).select_related("policy_version").order_by("pk")
    )


def live_clocks(kind: str, subject_ids: Sequence[int]) -> QuerySet[Clock]:
    """Running and paused clocks of several things, for lists; what is due first comes first."""
    live = Clock.objects.filter(subject_kind=kind, subject_id__in=subject_ids, state__in=("running", "paused"))
    return live.order_by("due_at", "pk")


def next_dues(kind: str, subject_ids: Sequence[int]) -> dict[int, tuple[str, datetime]]:
    """(milestone, instant) of what is due first for each of several things; those that owe nothing just now are left out."""
    running = (
        live_clocks(kind, subject_ids).filter(due_at__isnull=False).values_list("subject_id", "milestone", "due_at")
    )
    found: dict[int, tuple[str, datetime]] = {}
    for id, milestone, due_at in running:
        found.setdefault(id, (milestone, due_at))
    return found


def dues(kind: str, subject_id: int) -> list[Due]:
    """The live due times that the policies show to the customer, the earliest first; three queries."""
    asked = Renegotiation.objects.filter(settled_at=None)
    tellings = Telling.objects.order_by("pk")
    shown = live_clocks(kind, [subject_id]).filter(is_shown=True)
    return [
        _due(row) for row in shown.prefetch_related(Prefetch("tellings", tellings), Prefetch("renegotiations", asked))
    ]


def _due(row: Clock) -> Due:
    told = list(row.tellings.all())
    moved = len(told) > 1 and told[-2].due_at != told[-1].due_at
    return Due(
        clock_id=row.pk,
        milestone=row.milestone,
        due_at=row.due_at,
        told_due_at=row.told_due_at,
        is_paused=row.state == Clock.State.PAUSED,
        why=row.why,
        before_at=told[-2].due_at if moved else None,
        moved_why=told[-1].why if moved else "",
        reason=told[-1].reason if moved else "",
        is_asked=bool(row.renegotiations.all()),
    )


def live_count_of(policy_id: int) -> int:
    """How many clocks run by any version of a policy."""
    return Clock.objects.filter(policy_version__policy_id=policy_id, state__in=("running", "paused")).count()


def renegotiations(policy_id: int | None = None) -> QuerySet[Renegotiation]:
    """Open renegotiations (of one policy), oldest first."""
    found = Renegotiation.objects.filter(settled_at=None).select_related("clock", "policy_version__policy")
    found = found if policy_id is None else found.filter(policy_version__policy_id=policy_id)
    return found.order_by("pk")


def find_preview(policy_id: int, preview_id: int) -> PolicyPreview | None:
    """One look at a draft of a policy, or None."""
    return PolicyPreview.objects.filter(policy_id=policy_id, pk=preview_id).first()


def previewed(rows: Iterable[Sequence[Any]]) -> list[tuple[Clock, datetime, datetime]]:
    """(clock, due now, due then) of moves as a preview keeps them; clocks that are gone are left out."""
    found = Clock.objects.in_bulk([row[0] for row in rows])
    return [
        (found[id], datetime.fromisoformat(before), datetime.fromisoformat(after))
        for id, before, after in rows
        if id in found
    ]


@dataclass(frozen=True)
class Stretch:
    """One segment with what it counted until the moment asked for."""

    row: Segment
    pieces: list[Interval]
    earned_seconds: int
    earned_before: int


@dataclass(frozen=True)
class Explanation:
    """Everything that makes a clock due when it is."""

    clock: Clock
    stretches: list[Stretch]
    earned_seconds: int
    remaining_seconds: int
    steps: list[StepFired]
    renegotiation: Renegotiation | None
    coming: list[Interval]
    """The open stretches still to be counted until it is due."""


def explain(clock: Clock, at: datetime) -> Explanation:
    """Read one clock stretch by stretch until `at`."""
    found = reading(clock)
    rows = sorted(clock.segments.all(), key=lambda segment: segment.order)
    stretches, before = [], 0
    for row, stretch in zip(rows, found.segments, strict=True):
        earned = stretch.earned(at)
        stretches.append(Stretch(row, list(stretch.pieces(max(at, stretch.start_at))), earned, before))
        before += earned
    due = found.due_at
    coming = list(found.current.calendar.intervals(at, due)) if due and due > at and clock.is_live else []
    return Explanation(
        clock=clock,
        stretches=stretches,
        earned_seconds=before,
        remaining_seconds=clock.target_seconds - before,
        steps=list(clock.steps_fired.order_by("due_at", "pk")),
        renegotiation=clock.renegotiations.filter(settled_at=None).first(),
        coming=coming,
    )


def open_intervals(segment: Segment, start_at: datetime, end_at: datetime) -> list[Interval]:
    """When the calendar of a segment is open between two instants, counted or not: the background of the picture."""
    return list(
        calendars.compiled(segment.calendar_id, segment.calendar_version, segment.time).intervals(start_at, end_at)
    )


def calendar_names() -> dict[int, str]:
    """Names of all calendars by id."""
    return dict(stored.choices())


def calendar_choices() -> list[tuple[int, str]]:
    """(id, name) of every stored calendar, by name."""
    return stored.choices()

"""Acting on steps that are due: once each, in order; after a downtime without a storm."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from anxin.domain.accounts.queries import staff_with_roles
from anxin.domain.clocks.events import StepDue
from anxin.domain.clocks.models import Clock, StepFired, WaitingWarning
from anxin.domain.clocks.rules.content import OWNER, Content, Warning, read
from anxin.domain.workforce.operations.notices import notify
from anxin.domain.workforce.queries import disturbable_from
from anxin.foundation.actors import SYSTEM
from anxin.foundation.events.operations import record_all

MOST_SINGLE_NOTICES = 3
"""More than so many warnings for one person in one go become one notice that names their number."""


@dataclass(frozen=True)
class _Told:
    """The last step a clock passed, and who is to know."""

    clock: Clock
    fired: StepFired
    passed: list[str]
    warning: Warning
    staff_ids: list[int]


@transaction.atomic
def _fire(at: datetime, limit: int) -> int:
    rows = Clock.objects.filter(next_step_at__lte=at).order_by("next_step_at", "pk").select_related("policy_version")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    clocks = list(rows[:limit])
    passed = {clock.pk: _pass(clock, at) for clock in clocks}
    _write_schedules(clocks)
    fired = StepFired.objects.bulk_create([step for steps in passed.values() for step in steps])
    last = {step.clock_id: step for step in fired}
    people, contents = _People(), _Contents()
    told = []
    for clock in clocks:
        keys = [step.key for step in passed[clock.pk]]
        if clock.pk not in last:
            continue
        warning = contents.warning(clock, keys[-1])
        told.append(_Told(clock, last[clock.pk], keys, warning, people.of(clock, warning)))
    _tell(told, at)
    record_all([_event(each) for each in told], actor=SYSTEM, at=at)
    return len(clocks)


def fire_due(*, at: datetime, limit: int = 500) -> int:
    """Act on the earliest `limit` clocks with a step due; returns how many there were (call again while it equals `limit`)."""
    if not Clock.objects.filter(next_step_at__lte=at).exists():
        return 0  # an idle look must not take the write lock
    return _fire(at, limit)


def _pass(clock: Clock, at: datetime) -> list[StepFired]:
    """Take the steps that are due off a clock's schedule."""
    due = [(datetime.fromisoformat(when), key) for when, key in clock.schedule]
    passed = [(when, key) for when, key in due if when <= at]
    clock.schedule = clock.schedule[len(passed) :]
    clock.next_step_at = due[len(passed)][0] if len(due) > len(passed) else None
    return [StepFired(clock=clock, key=key, due_at=when, fired_at=at) for when, key in passed]


def _write_schedules(clocks: list[Clock]) -> None:
    """Plain SQL: bulk_update builds one CASE per row and column, which took half of the time of 500 steps."""
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE clocks_clock SET schedule = %s, next_step_at = %s WHERE id = %s",
            [(json.dumps(c.schedule), c.next_step_at and adapt(c.next_step_at), c.pk) for c in clocks],
        )


def _event(told: _Told) -> StepDue:
    clock = told.clock
    return StepDue(
        clock_id=clock.pk,
        subject_kind=clock.subject_kind,
        subject_id=clock.subject_id,
        milestone=clock.milestone,
        step=told.fired.key,
        due_at=told.fired.due_at.isoformat(),
        passed=told.passed,
        roles=list(told.warning.roles),
        told_staff_ids=told.staff_ids,
        is_emergency=told.warning.is_emergency,
    )


def _tell(told: Iterable[_Told], at: datetime) -> None:
    """Write the notices: to those who may be disturbed now; to others in their morning, unless somebody is at work."""
    now: dict[int, list[_Told]] = defaultdict(list)
    waiting = []
    told = list(told)
    awake = disturbable_from({id for each in told for id in each.staff_ids}, at)
    for each in told:
        ready = [id for id in each.staff_ids if each.warning.is_emergency or awake[id] <= at]
        for id in ready:
            now[id].append(each)
        if not ready:
            waiting += [WaitingWarning(step=each.fired, staff_id=id, tell_at=awake[id]) for id in each.staff_ids]
    WaitingWarning.objects.bulk_create(waiting)
    for staff_id, several in now.items():
        _notify(staff_id, several, at)


def _notify(staff_id: int, several: list[_Told], at: datetime) -> None:
    urgent = any(each.warning.is_emergency for each in several)
    if len(several) > MOST_SINGLE_NOTICES:
        data: dict[str, Any] = {"count": len(several), "clock_ids": [each.clock.pk for each in several[:50]]}
        notify(staff_ids=[staff_id], kind="clocks.steps", data=data, path="/desk/", at=at, urgent=urgent)
        return
    for each in several:
        _notify_one(staff_id, each.clock, each.fired, at, urgent=each.warning.is_emergency)


def _notify_one(staff_id: int, clock: Clock, fired: StepFired, at: datetime, *, urgent: bool = False) -> None:
    is_over = clock.due_at is not None and clock.due_at <= fired.due_at
    data = {"subject": clock.title, "milestone": clock.milestone, "step": fired.key}
    kind = "clocks.over" if is_over else "clocks.step"
    notify(staff_ids=[staff_id], kind=kind, data=data, path=clock.path, at=at, urgent=urgent)


@transaction.atomic
def tell_waiting(*, at: datetime) -> int:
    """Tell what was kept back and may be told now, unless its clock has stopped meanwhile; returns to how many people."""
    if not WaitingWarning.objects.filter(told_at=None, tell_at__lte=at).exists():
        return 0
    rows = WaitingWarning.objects.filter(told_at=None, tell_at__lte=at).select_related("step__clock").order_by("pk")
    kept: dict[int, list[WaitingWarning]] = defaultdict(list)
    for row in rows.select_for_update(of=("self",)):
        row.told_at = at
        row.save(update_fields=["told_at"])
        if row.step.clock.state != Clock.State.STOPPED:
            kept[row.staff_id].append(row)
    for staff_id, several in kept.items():
        if len(several) > MOST_SINGLE_NOTICES:
            notify(staff_ids=[staff_id], kind="clocks.steps", data={"count": len(several)}, path="/desk/", at=at)
            continue
        for row in several:
            _notify_one(staff_id, row.step.clock, row.step, at)
    return len(kept)


@transaction.atomic
def wait_anew(*, staff_id: int | None = None, at: datetime) -> None:
    """Quiet hours changed (of one person, or of the house): what waits for a morning goes when that is now."""
    waiting = WaitingWarning.objects.filter(told_at=None).order_by("pk")
    waiting = waiting if staff_id is None else waiting.filter(staff_id=staff_id)
    awake = disturbable_from(set(waiting.values_list("staff_id", flat=True)), at)
    for id, tell_at in awake.items():
        waiting.filter(staff_id=id).update(tell_at=tell_at)


class _Memory:
    """Answers a question once per batch."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def recall(self, key: Any, ask: Callable[[], Any]) -> Any:
        """The answer known under `key`, asked for the first time."""
        if key not in self._known:
            self._known[key] = ask()
        return self._known[key]


class _People(_Memory):
    """Who holds which roles where."""

    def of(self, clock: Clock, warning: Warning) -> list[int]:
        """Those a warning is for: holders of its roles, and the owner when it names her."""
        roles = tuple(role for role in warning.roles if role != OWNER)
        where = tuple(sorted(clock.places.items()))
        holders = self.recall((roles, where), lambda: staff_with_roles(roles, dict(where))) if roles else []
        owner = [clock.owner_id] if OWNER in warning.roles and clock.owner_id else []
        return sorted({*holders, *owner})


class _Contents(_Memory):
    """What policy versions say."""

    def warning(self, clock: Clock, key: str) -> Warning:
        """The step of that key in the version a clock runs by."""
        content: Content = self.recall(clock.policy_version_id, lambda: read(clock.policy_version.content))
        return next(each for each in content.warnings[clock.milestone] if each.step.key == key)

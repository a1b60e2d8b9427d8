"""Writes the clocks of the demo's cases in bulk: each case is told again by the rules, so some are kept, some late, some paused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from anxin.demo.writing.book import Book, Written
from anxin.demo.writing.cases import UNDO_WINDOW
from anxin.domain.cases.models import Closure, Reopening
from anxin.domain.cases.operations.clocking import KIND, subject_of
from anxin.domain.cases.types import ACTIVE, State
from anxin.domain.clocks import calendars
from anxin.domain.clocks.models import Clock, Segment, StepFired, Telling
from anxin.domain.clocks.operations.publishing import install_policies
from anxin.domain.clocks.queries import versions_at
from anxin.domain.clocks.rules import changes
from anxin.domain.clocks.rules.clock import Clock as Reading
from anxin.domain.clocks.rules.matching import Plan, Version, plan
from anxin.domain.clocks.rules.steps import schedule
from anxin.domain.clocks.types import Subject
from anxin.foundation.actors import SYSTEM, Actor

BATCH = 500
FIRST, NEXT, UPDATE, RESOLUTION = "first_response", "next_response", "update_every", "resolution"


@dataclass
class _Running:
    """One clock on its way, and who turned it when."""

    plan: Plan
    reading: Reading
    by: list[Actor]

    @property
    def is_live(self) -> bool:
        return self.reading.current.state != "stopped"

    def turn(self, state: str, why: str, actor: Actor, at: datetime) -> None:
        """Pause, run on or stop; time never runs backwards."""
        after = changes.turn(
            self.reading, state, at=max(at, self.reading.current.start_at), why=why, by=actor.kind  # type: ignore[arg-type]
        )  # fmt: skip
        if after is not self.reading:
            self.reading = after
            self.by.append(actor)


@dataclass
class _Told:
    """A case told again: every clock it ever had, the newest of each milestone last."""

    subject: Subject
    versions: list[Version]
    clocks: list[_Running] = field(default_factory=list)

    def live(self, *milestones: str) -> Iterator[_Running]:
        return (each for each in self.clocks if each.is_live and (not milestones or each.plan.milestone in milestones))

    def start(self, milestone: str, why: str, actor: Actor, at: datetime) -> None:
        found = plan(self.versions, self.subject.facts, milestone)
        if found is None or next(self.live(milestone), None):
            return
        reading = changes.start(
            target_seconds=found.target_seconds,
            calendar=calendars.compiled(*calendars.current(found.calendar_id), found.time),
            at=at,
            why=why,
            by=actor.kind,
            policy_version=found.version.id,
        )
        self.clocks.append(_Running(found, reading, [actor]))

    def stop(self, why: str, actor: Actor, at: datetime, *milestones: str) -> None:
        for each in self.live(*milestones):
            each.turn("stopped", why, actor, at)


def write(book: Book) -> None:
    """Clocks, stretches, fired steps and what customers were told, for every case of the book."""
    install_policies()
    versions = versions_at(book.at)
    with calendars.asked_once():
        told = [(each, _tell(book, each, versions, ends)) for each, ends in _with_ends(book)]
        running = [(each, story, clock) for each, story in told for clock in story.clocks]
        rows = [_row(story.subject, clock, book.at) for _each, story, clock in running]
        Clock.objects.bulk_create(rows, batch_size=BATCH)
        made = list(zip(rows, [clock for _each, _story, clock in running], strict=True))
        Segment.objects.bulk_create([s for row, clock in made for s in _segments(row, clock)], batch_size=BATCH)
        StepFired.objects.bulk_create([s for row, clock in made for s in _fired(row, clock, book.at)], batch_size=BATCH)
    shown = [(each.conversation.email, row) for (each, _s, _c), row in zip(running, rows, strict=True) if row.is_shown]
    Telling.objects.bulk_create(
        [
            Telling(clock=row, due_at=row.told_due_at, told_at=row.started_at, how="mail" if email else "page")
            for email, row in shown
            if row.told_due_at
        ],
        batch_size=BATCH,
    )


def _with_ends(book: Book) -> Iterator[tuple[Written, list[tuple[datetime, str]]]]:
    """Each case with when it was solved and opened again in between."""
    ids = [each.case.pk for each in book.written]
    again = dict(Reopening.objects.filter(case__in=ids).values_list("case_id", "at"))
    solved = dict(Closure.objects.filter(case__in=again, is_confirmed=False).values_list("case_id", "at"))
    for each in book.written:
        id = each.case.pk
        yield each, [(solved[id], "solved"), (again[id], "reopened")] if id in again and id in solved else []


def _tell(book: Book, each: Written, versions: list[Version], ends: list[tuple[datetime, str]]) -> _Told:
    story = _Told(subject_of(each.case), versions)
    for milestone in (FIRST, UPDATE, RESOLUTION):
        story.start(milestone, "arrived", each.customer_actor, each.plan.opened_at)
    owner = book.member(each.plan.owner_key) if each.plan.owner_key else SYSTEM
    happened = [(at, 1, what, "") for at, what in ends] + list(_talk(each)) + list(_end(each))
    for at, _order, what, who in sorted(happened):
        _happen(story, what, book.member(who) if who else each.customer_actor if what == "wrote" else owner, at)
    return story


def _talk(each: Written) -> Iterator[tuple[datetime, int, str, str]]:
    for message in each.plan.messages[1:]:
        if message.staff_key and not message.is_internal:
            yield message.at + UNDO_WINDOW, 0, "answered", message.staff_key
        elif not message.staff_key:
            yield message.at, 0, "wrote", ""


def _end(each: Written) -> Iterator[tuple[datetime, int, str, str]]:
    plan, case = each.plan, each.case
    if plan.solved_at:
        yield plan.solved_at, 2, "solved", ""
    elif plan.closed_at:
        yield plan.closed_at, 2, plan.state, ""
    elif plan.state in (State.WAITING_CUSTOMER, State.WAITING_OTHER):
        yield case.activity_at + UNDO_WINDOW, 2, plan.state, ""  # what the last answer started stands still, too


def _happen(story: _Told, what: str, actor: Actor, at: datetime) -> None:
    if what == "answered":
        story.stop("answered", actor, at, FIRST, NEXT, UPDATE)
        if next(story.live(RESOLUTION), None):
            story.start(UPDATE, "answered", actor, at)
    elif what == "wrote":
        if not next(story.live(FIRST), None) and next(story.live(RESOLUTION), None):
            story.start(NEXT, "customer_wrote", actor, at)
    elif what == "reopened":
        for each in story.clocks:
            if each.reading.current.why == "solved":
                each.turn("running", "reopened", actor, at)
    elif what in ACTIVE:
        for each in story.live():
            if what in each.plan.version.content.pauses.get(each.plan.milestone, ()):
                each.turn("paused", what, actor, at)
    else:
        story.stop(what, actor, at)


def _row(subject: Subject, clock: _Running, now: datetime) -> Clock:
    reading, found = clock.reading, clock.plan
    current, calendar = reading.current, calendars.current(found.calendar_id)
    coming = [] if current.state == "stopped" else [
        [at.isoformat(), step.key] for at, step in schedule(reading, [w.step for w in found.warnings], ()) if at > now
    ]  # fmt: skip
    return Clock(
        subject_kind=KIND,
        subject_id=subject.id,
        milestone=found.milestone,
        state=current.state,
        why=current.why,
        policy_version_id=found.version.id,
        calendar_id=calendar[0],
        calendar_version=calendar[1],
        time=found.time,
        planned_seconds=found.target_seconds,
        target_seconds=reading.target_seconds,
        target_set_at=reading.target_set_at,
        started_at=reading.segments[0].start_at,
        stopped_at=current.start_at if current.state == "stopped" else None,
        due_at=reading.due_at,
        told_due_at=reading.due_at if found.is_shown else None,
        is_shown=found.is_shown,
        schedule=coming,
        next_step_at=datetime.fromisoformat(coming[0][0]) if coming else None,
        facts=dict(subject.facts),
        owner_id=subject.owner_id,
        places=dict(subject.places),
        title=subject.title[:200],
        path=subject.path,
    )


def _segments(row: Clock, clock: _Running) -> Iterator[Segment]:
    details = {"considered": [each.as_json() for each in clock.plan.considered]}
    for order, (stretch, actor) in enumerate(zip(clock.reading.segments, clock.by, strict=True), start=1):
        yield Segment(
            clock=row,
            order=order,
            state=stretch.state,
            start_at=stretch.start_at,
            end_at=stretch.end_at,
            earned_seconds=stretch.earned_seconds,
            why=stretch.why,
            actor_kind=actor.kind,
            actor_id=actor.id,
            policy_version_id=row.policy_version_id,
            calendar_id=row.calendar_id,
            calendar_version=row.calendar_version,
            time=row.time,
            target_seconds=row.target_seconds,
            details=details if order == 1 else {},
        )


def _fired(row: Clock, clock: _Running, now: datetime) -> Iterator[StepFired]:
    """Steps that were reached while it ran: nobody is told of them again."""
    until = row.stopped_at or now
    for at, step in schedule(clock.reading, [warning.step for warning in clock.plan.warnings], ()):
        if at <= until:
            yield StepFired(clock=row, key=step.key, due_at=at, fired_at=at)

"""Writes what happened to each case: its timeline, how it ended, and the few that were opened again."""

from __future__ import annotations

from datetime import timedelta

from anxin.demo.writing.book import Book, Written
from anxin.demo.writing.cases import UNDO_WINDOW
from anxin.domain.cases.events import (
    CaseAnswered,
    CaseAssigned,
    CaseCancelled,
    CaseClosed,
    CaseMoved,
    CaseNoted,
    CaseOpened,
    CaseReopened,
    CaseSolved,
    CustomerWrote,
    EmergencyRaised,
)
from anxin.domain.cases.models import Closure, Reopening
from anxin.domain.cases.types import State
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.language.thanks import is_only_thanks
from anxin.foundation.text.lines import one_line

ON_DUTY = "supervisor_song"
TAKEN_BEFORE_ANSWER = timedelta(minutes=2)
REOPENED_EVERY = 5  # of the cases whose customer wrote again after an answer


def write(book: Book) -> None:
    """Timelines, closures and reopenings of all cases."""
    again = [each for each in book.written if _came_back(each) is not None]
    reopened = {each.case.pk for each in again[::REOPENED_EVERY]}
    closures: list[Closure] = []
    for each in book.written:
        _opened(book, each)
        stage = _taken(book, each)
        _talk(book, each)
        if each.case.pk in reopened:
            closures.append(_opened_again(book, each, stage))
        closures += _end(book, each, stage)
    Closure.objects.bulk_create(sorted(closures, key=lambda closure: closure.at))


def _opened(book: Book, each: Written) -> None:
    case, at = each.case, each.plan.opened_at
    opened = CaseOpened(
        case_id=case.pk,
        customer_id=case.customer_id,
        brand_id=case.brand_id,
        type=each.plan.case_type_key,
        channel=case.channel,
    )
    book.diary.note(opened, each.customer_actor, at)
    if case.is_emergency:
        alerted = [book.staff[ON_DUTY].pk]
        raised = EmergencyRaised(case_id=case.pk, kinds=case.emergency_kinds, alerted_staff_ids=alerted)
        book.diary.note(raised, each.customer_actor, at)


def _taken(book: Book, each: Written) -> str:
    """The owner takes the case shortly before somebody first says something; returns the stage it is in from then on."""
    case, first = each.case, each.plan.messages[0]
    if case.owner_id is None:
        return "received"
    spoke = next((m.at for m in each.plan.messages if m.staff_key), each.case.activity_at)
    at = max(first.at, spoke - TAKEN_BEFORE_ANSWER)
    owner = book.member(each.plan.owner_key)
    taken = CaseAssigned(case_id=case.pk, owner_id=case.owner_id, team_id=case.team_id, previous_owner_id=None)
    book.diary.note(taken, owner, at)
    stages = [s for (kind, _code), s in book.stages.items() if kind == each.plan.case_type_key]
    working = next(stage for stage in stages if stage.state == State.OPEN)
    _move(book, each, "received", working.code, owner, at)
    return working.code


def _talk(book: Book, each: Written) -> None:
    for place, (plan, row) in enumerate(zip(each.plan.messages, each.messages, strict=True)):
        if not plan.staff_key and place:
            wrote = CustomerWrote(case_id=each.case.pk, customer_id=each.case.customer_id, message_id=row.pk)
            book.diary.note(wrote, each.customer_actor, plan.at)
        elif plan.staff_key and plan.is_internal:
            noted = CaseNoted(case_id=each.case.pk, message_id=row.pk)
            book.diary.note(noted, book.member(plan.staff_key), plan.at)
        elif plan.staff_key:
            answered = CaseAnswered(case_id=each.case.pk, message_id=row.pk, author_kind="staff")
            book.diary.note(answered, book.member(plan.staff_key), plan.at + UNDO_WINDOW)


def _came_back(each: Written) -> int | None:
    """Place of the answer after which the customer of a solved case wrote something that is more than thanks."""
    if each.plan.solved_at is None:
        return None
    talk = each.plan.messages
    for place in range(1, len(talk) - 2):
        follows = talk[place + 1]
        is_answer = talk[place].staff_key and not talk[place].is_internal
        if is_answer and not follows.staff_key and not is_only_thanks(follows.text):
            return place
    return None


def _opened_again(book: Book, each: Written, stage: str) -> Closure:
    """One answer was taken for the solution; the customer said it was not."""
    place = _came_back(each)
    assert place is not None
    answer, reply = each.plan.messages[place], each.plan.messages[place + 1]
    who, solved_at = book.member(answer.staff_key), answer.at + UNDO_WINDOW
    _move(book, each, stage, "solved", who, solved_at)
    book.diary.note(CaseSolved(case_id=each.case.pk, customer_id=each.case.customer_id), who, solved_at)
    reopening = Reopening.objects.create(
        case=each.case, reason=one_line(reply.text, 300), actor_kind="customer", actor_id=each.customer.pk, at=reply.at
    )
    _move(book, each, "solved", stage, each.customer_actor, reply.at)
    reopened = CaseReopened(case_id=each.case.pk, customer_id=each.case.customer_id, reopening_id=reopening.pk)
    book.diary.note(reopened, each.customer_actor, reply.at)
    closure = _closure(each, Closure.Outcome.SOLVED, "", who, solved_at)
    closure.is_confirmed = False
    return closure


def _end(book: Book, each: Written, stage: str) -> list[Closure]:
    """How the case came to the stage it is in now."""
    plan, case = each.plan, each.case
    ids = {"case_id": case.pk, "customer_id": case.customer_id}
    made = []
    owner = book.member(plan.owner_key) if plan.owner_key else SYSTEM
    if plan.solved_at:
        _move(book, each, stage, "solved", owner, plan.solved_at)
        book.diary.note(CaseSolved(**ids), owner, plan.solved_at)
        made.append(_closure(each, Closure.Outcome.SOLVED, plan.outcome, owner, plan.solved_at))
    if plan.state == State.CLOSED and plan.closed_at:
        _move(book, each, "solved", plan.stage_key, SYSTEM, plan.closed_at)
        book.diary.note(CaseClosed(**ids), SYSTEM, plan.closed_at)
        made.append(_closure(each, Closure.Outcome.CLOSED, "", SYSTEM, plan.closed_at))
    elif plan.state == State.CANCELLED and plan.closed_at:
        _move(book, each, stage, plan.stage_key, owner, plan.closed_at)
        book.diary.note(CaseCancelled(**ids), owner, plan.closed_at)
        made.append(_closure(each, Closure.Outcome.CANCELLED, plan.outcome, owner, plan.closed_at))
    elif case.is_active and plan.stage_key not in ("received", stage):
        _move(book, each, stage, plan.stage_key, owner, case.activity_at)
    return made


def _move(book: Book, each: Written, before: str, after: str, actor: Actor, at: object) -> None:
    kind = each.plan.case_type_key
    moved = CaseMoved(
        case_id=each.case.pk,
        from_stage=before,
        to_stage=after,
        from_state=book.stages[kind, before].state,
        to_state=book.stages[kind, after].state,
    )
    book.diary.note(moved, actor, at)  # type: ignore[arg-type]


def _closure(each: Written, outcome: str, reason: str, actor: Actor, at: object) -> Closure:
    return Closure(
        case=each.case, outcome=outcome, reason=reason[:500], actor_kind=actor.kind, actor_id=actor.id, at=at
    )

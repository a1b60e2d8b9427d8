"""Solving, confirming, reopening, closing, cancelling."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.cases import policies
from anxin.domain.cases.events import CaseCancelled, CaseClosed, CaseSolved, SolutionConfirmed
from anxin.domain.cases.models import Case, Closure
from anxin.domain.cases.operations.moving import locked, to_state
from anxin.domain.cases.operations.receiving import check_text, receive_objection, reopen_locked
from anxin.domain.cases.types import ENDED, State
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.errors import Conflict, Invalid
from anxin.foundation.events.operations import record


@transaction.atomic
def solve(*, case_id: int, actor: Actor, at: datetime) -> Case:
    """The house says it is solved; it closes by itself after the type's days. Raises NotFound, Forbidden, Conflict."""
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    if not case.is_active:
        raise Conflict
    solve_locked(case, actor=actor, at=at)
    return case


def solve_locked(case: Case, *, actor: Actor, at: datetime) -> None:
    """Solve a locked case."""
    case.solved_at, case.waiting_since = at, None
    case.closes_at = at + timedelta(days=case.type.closes_after_days)
    if case.owner_id is None and actor.is_staff:
        case.owner_id = actor.id
    _close_with(case, Closure.Outcome.SOLVED, "", actor, at)
    to_state(case, State.SOLVED, actor=actor, at=at)
    record(CaseSolved(case_id=case.pk, customer_id=case.customer_id), actor=actor, at=at)


def withdraw_solution(case: Case, *, actor: Actor, at: datetime) -> None:
    """Undo a solution that never reached the customer: no reopening is counted."""
    case.closures.filter(outcome=Closure.Outcome.SOLVED).order_by("-id")[:1].get().delete()
    case.solved_at = case.closes_at = None
    case.waiting_since = case.waiting_since or at
    to_state(case, State.OPEN, actor=actor, at=at)


@transaction.atomic
def confirm(*, case_id: int, actor: Actor, at: datetime) -> Case:
    """The customer says it is solved: closed at once. Raises Conflict unless it is solved."""
    case = locked(case_id)
    _require_solved(case)
    case.closures.filter(outcome=Closure.Outcome.SOLVED).order_by("-id").update(is_confirmed=True)
    record(SolutionConfirmed(case_id=case.pk, customer_id=case.customer_id), actor=actor, at=at)
    _close(case, actor=actor, at=at)
    return case


@transaction.atomic
def reject_solution(*, case_id: int, reason: str, client_key: str | None = None, actor: Actor, at: datetime) -> Case:
    """The customer says it is not solved: open again, her reason stands in the conversation.

    Raises Invalid without a reason or with one far too long, Conflict unless it is solved.
    """
    if not reason.strip():
        raise Invalid(_("Please tell us in a few words what is still wrong."), field="reason")
    check_text(reason, field="reason")
    case = locked(case_id)
    _require_solved(case)
    case.closures.filter(outcome=Closure.Outcome.SOLVED).order_by("-id").update(is_confirmed=False)
    receive_objection(case, reason.strip(), client_key=client_key, actor=actor, at=at)
    return case


@transaction.atomic
def reopen(*, case_id: int, reason: str, actor: Actor, at: datetime) -> Case:
    """A person of the staff opens an ended case again. Raises Invalid without reason, Conflict when it is not ended."""
    if not reason.strip():
        raise Invalid(_("Please say why it is opened again."), field="reason")
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    if case.state not in (State.SOLVED, State.CLOSED, State.CANCELLED):
        raise Conflict
    reopen_locked(case, reason.strip(), actor=actor, at=at)
    return case


@transaction.atomic
def close_due(*, at: datetime, limit: int = 200) -> int:
    """Close solved cases whose time is over; returns how many were due (call again while it equals `limit`)."""
    due = Case.objects.filter(state=State.SOLVED, closes_at__lte=at).order_by("closes_at", "id")
    ids = list(due.values_list("id", flat=True)[:limit])
    for case_id in sorted(ids):
        case = locked(case_id)
        if case.state == State.SOLVED and case.closes_at and case.closes_at <= at:
            _close(case, actor=SYSTEM, at=at)
    return len(ids)


@transaction.atomic
def cancel(*, case_id: int, reason: str, actor: Actor, at: datetime) -> Case:
    """The request is withdrawn. Raises Invalid without reason, Conflict when it has ended."""
    if not reason.strip():
        raise Invalid(_("Please say why it is cancelled."), field="reason")
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    if case.state in ENDED:
        raise Conflict
    case.closed_at, case.waiting_since, case.closes_at = at, None, None
    _close_with(case, Closure.Outcome.CANCELLED, reason.strip(), actor, at)
    to_state(case, State.CANCELLED, actor=actor, at=at)
    record(CaseCancelled(case_id=case.pk, customer_id=case.customer_id), actor=actor, at=at)
    return case


def _close(case: Case, *, actor: Actor, at: datetime) -> None:
    case.closed_at, case.waiting_since, case.closes_at = at, None, None
    _close_with(case, Closure.Outcome.CLOSED, "", actor, at)
    to_state(case, State.CLOSED, actor=actor, at=at)
    record(CaseClosed(case_id=case.pk, customer_id=case.customer_id), actor=actor, at=at)


def _close_with(case: Case, outcome: str, reason: str, actor: Actor, at: datetime) -> None:
    Closure.objects.create(
        case=case, outcome=outcome, reason=reason[:500], actor_kind=actor.kind, actor_id=actor.id, at=at
    )


def _require_solved(case: Case) -> None:
    if case.state != State.SOLVED:
        raise Conflict(_("This has changed meanwhile. Please look again."))

"""The clocks of a case: when its first answer, its next answer, its next word and its solution are due."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.accounts.queries import get_brand
from anxin.domain.calendars.queries.stored import for_owners
from anxin.domain.cases import policies
from anxin.domain.cases.events import CustomerToldDue
from anxin.domain.cases.models import Case, CaseMessage
from anxin.domain.cases.operations import acknowledging
from anxin.domain.cases.operations.moving import locked
from anxin.domain.cases.operations.receiving import conversation_of
from anxin.domain.cases.policies import where
from anxin.domain.cases.types import ACTIVE, State
from anxin.domain.clocks import queries as clocks
from anxin.domain.clocks.operations import replanning, running, settling
from anxin.domain.clocks.types import Subject
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.events.operations import record

KIND = "case"
FIRST, NEXT, UPDATE, RESOLUTION = "first_response", "next_response", "update_every", "resolution"
RESPONSES = (FIRST, NEXT)
_ENDINGS = ("solved", "closed", "cancelled")


def subject_of(case: Case) -> Subject:
    """A case as policies see it. Grade and contract have no source yet: rules that ask for them fit nothing.

    Whoever brings one adds it here, and its values to `Choices.facts` of the editor: nothing else needs to know.
    """
    owners = [("outlet", case.outlet_id), ("team", case.team_id), ("region", case.region_id)]
    facts = {
        "brand": case.brand_id,
        "type": case.type.code,
        "channel": case.channel,
        "line": case.model.line_id if case.model else None,
        "product": case.model_id,
        "region": case.region_id,
        "customer": case.customer_id,
        "tier": case.customer.tier,
        "priority": case.priority,
        "emergency": case.is_emergency,
        "calendar": for_owners(owners, get_brand(case.brand_id).calendar_id),
    }
    return Subject(
        KIND, case.pk, facts, case.owner_id, where(case), f"#{case.number} {case.subject}", f"/desk/cases/{case.number}"
    )


def begin(case: Case, *, actor: Actor, at: datetime) -> None:
    """A new case: everything promised about it starts to count."""
    running.start(subject=subject_of(case), milestones=(FIRST, UPDATE, RESOLUTION), why="arrived", actor=actor, at=at)


def customer_wrote(case: Case, *, actor: Actor, at: datetime) -> None:
    """She waits for an answer: unless the first is still owed, the next one is from now on."""
    if case.is_active and not _owes_first(case):
        running.start(subject=subject_of(case), milestones=[NEXT], why="customer_wrote", actor=actor, at=at)


def answered(case: Case, *, wrote_since: bool, actor: Actor, at: datetime) -> None:
    """A person's answer reached the customer: responses are given at this moment, the time to the next word starts anew."""
    for milestone in (*RESPONSES, UPDATE):
        stop = {"kind": KIND, "subject_id": case.pk, "milestones": [milestone], "why": "answered"}
        running.stop(**stop, actor=actor, at=at)  # type: ignore[arg-type]
    if not case.is_active:
        return
    running.start(subject=subject_of(case), milestones=[UPDATE], why="answered", actor=actor, at=at)
    _wait(case, actor, at)
    if wrote_since:
        running.start(subject=subject_of(case), milestones=[NEXT], why="customer_wrote", actor=actor, at=at)


def moved(case: Case, *, from_state: str, actor: Actor, at: datetime) -> None:
    """The case waits for somebody, goes on, ends, or is open again."""
    if case.state in ACTIVE and from_state not in ACTIVE:
        _reopened(case, actor, at)
    elif case.state in ACTIVE:
        _wait(case, actor, at)
    elif case.state == State.SOLVED and _has_unsent_answer(case):
        # The response is given when it leaves, not when somebody pressed the button: it may still be taken back.
        _stop(case, (UPDATE, RESOLUTION), actor, at)
    else:
        _stop(case, None, actor, at)


def changed(case: Case, *, actor: Actor, at: datetime) -> None:
    """Priority, type, product, emergency …: the rule that fits now holds from now on."""
    replanning.replan(subject=subject_of(case), why="facts", actor=actor, at=at)


def handed_over(case: Case, *, actor: Actor, at: datetime) -> None:
    """Somebody else is to be warned; a team may keep other working hours."""
    subject = subject_of(case)
    running.reassign(subject=subject)
    replanning.replan(subject=subject, why="facts", actor=actor, at=at)


def joined(kept: Case, other: Case, *, actor: Actor, at: datetime) -> None:
    """Two cases are one now: of two due times the earlier stays, and counts for the kept case. Before the other one ends."""
    running.merge(kind=KIND, kept_id=kept.pk, other_id=other.pk, actor=actor, at=at)
    handed_over(kept, actor=actor, at=at)


@transaction.atomic
def settle_due(
    *, case_id: int, renegotiation_id: int, moves: bool, reason: str = "", actor: Actor, at: datetime
) -> None:
    """Decide about a told due time of this case; a new one is sent to her with the reason.

    Raises NotFound, Forbidden, Conflict, and Invalid("reason") for a move without one.
    """
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    mine = clocks.clocks_of(KIND, case.pk).filter(renegotiations=renegotiation_id)
    if not mine.exists():
        raise NotFound
    _settled, clock = settling.settle(renegotiation_id=renegotiation_id, moves=moves, reason=reason, actor=actor, at=at)
    if moves and clock.due_at is not None:
        record(CustomerToldDue(case_id=case.pk, clock_ids=[clock.pk], how="person"), actor=actor, at=at)
        acknowledging.tell_new_due(case, conversation_of(case), clock, at=at)


def _wait(case: Case, actor: Actor, at: datetime) -> None:
    if case.state in (State.WAITING_CUSTOMER, State.WAITING_OTHER):
        running.wait(kind=KIND, subject_id=case.pk, reason=case.state, actor=actor, at=at)
    else:
        why = "customer_wrote" if actor.kind == "customer" else "resumed"
        running.resume(kind=KIND, subject_id=case.pk, why=why, actor=actor, at=at)


def _stop(case: Case, milestones: tuple[str, ...] | None, actor: Actor, at: datetime) -> None:
    running.stop(kind=KIND, subject_id=case.pk, milestones=milestones, why=case.state, actor=actor, at=at)


def _reopened(case: Case, actor: Actor, at: datetime) -> None:
    """Solved time is not counted; what was earned before stays. An answer never given is owed again."""
    running.reopen(
        kind=KIND,
        subject_id=case.pk,
        milestones=(FIRST, UPDATE, RESOLUTION),
        stopped_because=_ENDINGS,
        why="reopened",
        actor=actor,
        at=at,
    )
    changed(case, actor=actor, at=at)


def _owes_first(case: Case) -> bool:
    return case.first_replied_at is None


def _has_unsent_answer(case: Case) -> bool:
    return CaseMessage.objects.filter(
        case=case,
        message__direction="out",
        message__visibility="public",
        message__author_kind="staff",
        message__sent_at=None,
        message__recalled_at=None,
    ).exists()

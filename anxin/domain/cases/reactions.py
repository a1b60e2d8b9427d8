"""What cases do when something below them happened."""

from __future__ import annotations

from datetime import datetime

from anxin.domain.accounts.events import StaffLeft
from anxin.domain.cases import events
from anxin.domain.cases.events import AnswerUndelivered, CaseAnswered
from anxin.domain.cases.models import Case, CaseMessage
from anxin.domain.cases.operations import claims, clocking
from anxin.domain.cases.operations.releasing import release_all
from anxin.domain.cases.operations.searching import index_case
from anxin.domain.conversations.events import MessageSent, MessageUndelivered
from anxin.domain.messaging.events import OutgoingFailed, OutgoingSent
from anxin.domain.units.events import ClaimDecided
from anxin.domain.workforce.operations.notices import notify
from anxin.foundation import live
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


def count_answer(event: MessageSent, actor: Actor, at: datetime) -> None:
    """An answer reached the customer: she waits no longer, and the first one is remembered. Only people's answers count."""
    case = _case_of(event.message_id)
    if case is None:
        return
    if event.author_kind == "staff":
        Case.objects.filter(pk=case.pk, first_replied_at=None).update(first_replied_at=at)
        if not _wrote_since(case, event.message_id):
            Case.objects.filter(pk=case.pk).update(waiting_since=None)
    record(
        CaseAnswered(case_id=case.pk, message_id=event.message_id, author_kind=event.author_kind), actor=actor, at=at
    )


def tell_owner(event: MessageUndelivered, actor: Actor, at: datetime) -> None:
    """An answer did not get through: its owner must know, or the customer waits in vain."""
    case = _case_of(event.message_id)
    if case is None:
        return
    told = AnswerUndelivered(case_id=case.pk, message_id=event.message_id, channel=event.channel, why=event.why)
    record(told, actor=actor, at=at)
    if case.owner_id:
        data = {"number": case.number, "subject": case.subject, "why": event.why}
        notify(staff_ids=[case.owner_id], kind="cases.undelivered", data=data, path=f"/desk/cases/{case.number}", at=at)


def release_cases(event: StaffLeft, actor: Actor, at: datetime) -> None:
    """A person was off-boarded: nobody else would look after the cases it owned."""
    release_all(event.staff_id, actor=actor, at=at)


def make_findable(event: events.CaseOpened, actor: Actor, at: datetime) -> None:
    """What is said and known in a case can be searched."""
    index_case(case_id=event.case_id)


def show_delivery(event: OutgoingSent | OutgoingFailed, actor: Actor, at: datetime) -> None:
    """Open screens of the case see at once by which channel an answer got through."""
    if event.reference_kind == "message" and event.reference_id is not None:
        case = _case_of(event.reference_id)
        if case is not None:
            live.publish([f"case.{case.pk}"], kind=event.type_name(), id=event.reference_id)


def start_clocks(event: events.CaseOpened, actor: Actor, at: datetime) -> None:
    """A new case: first answer, regular word and solution are due."""
    clocking.begin(_case(event.case_id), actor=actor, at=at)


def count_reply(event: events.CustomerWrote, actor: Actor, at: datetime) -> None:
    """The customer wrote herself: the next answer is due."""
    if not event.is_automatic:
        clocking.customer_wrote(_case(event.case_id), actor=actor, at=at)


def give_response(event: CaseAnswered, actor: Actor, at: datetime) -> None:
    """Only what a person said, at the moment it left, counts as an answer."""
    if event.author_kind == "staff":
        case = _case(event.case_id)
        clocking.answered(case, wrote_since=_wrote_since(case, event.message_id), actor=actor, at=at)


def turn_clocks(event: events.CaseMoved, actor: Actor, at: datetime) -> None:
    """Waiting pauses, solving stops, reopening goes on."""
    if event.from_state != event.to_state:
        clocking.moved(_case(event.case_id), from_state=event.from_state, actor=actor, at=at)


def retarget_clocks(
    event: events.CaseEdited | events.EmergencyRaised | events.EmergencyLifted, actor: Actor, at: datetime
) -> None:
    """Another priority, type or product may have other targets."""
    clocking.changed(_case(event.case_id), actor=actor, at=at)


def hand_clocks_over(event: events.CaseAssigned, actor: Actor, at: datetime) -> None:
    """Warnings go to whoever has the case now."""
    clocking.handed_over(_case(event.case_id), actor=actor, at=at)


def tell_claimant(event: ClaimDecided, actor: Actor, at: datetime) -> None:
    """Who asked to take a unit over reads what was decided."""
    claims.tell_claimant(claim_id=event.claim_id, state=event.state, at=at)


def _case(case_id: int) -> Case:
    return Case.objects.select_related("type", "model").get(pk=case_id)


def _wrote_since(case: Case, message_id: int) -> bool:
    """Whether the customer added something after that answer was written, so that she still waits."""
    return CaseMessage.objects.filter(
        case=case, message_id__gt=message_id, message__direction="in", message__is_automatic=False
    ).exists()


def _case_of(message_id: int) -> Case | None:
    link = CaseMessage.objects.select_related("case").filter(message_id=message_id).first()
    return link.case if link else None


NOW = {
    MessageSent: [count_answer],
    MessageUndelivered: [tell_owner],
    OutgoingSent: [show_delivery],
    OutgoingFailed: [show_delivery],
    StaffLeft: [release_cases],
    events.CaseOpened: [start_clocks],
    events.CustomerWrote: [count_reply],
    CaseAnswered: [give_response],
    events.CaseMoved: [turn_clocks],
    events.CaseEdited: [retarget_clocks],
    events.EmergencyRaised: [retarget_clocks],
    events.EmergencyLifted: [retarget_clocks],
    events.CaseAssigned: [hand_clocks_over],
}
LATER = {
    ClaimDecided: [tell_claimant],
    events.CaseOpened: [make_findable],
    events.CustomerWrote: [make_findable],
    events.CaseAnswered: [make_findable],
    events.AnswerTakenBack: [make_findable],
    events.CaseNoted: [make_findable],
    events.CaseEdited: [make_findable],
    events.CaseAssigned: [make_findable],
}

"""What a person of the staff says in a case: answers (which can be taken back for ten seconds) and notes; and the draft of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from anxin.domain.cases import links, policies
from anxin.domain.cases.events import AnswerTakenBack, CaseNoted
from anxin.domain.cases.mail_addresses import reply_address
from anxin.domain.cases.models import Case, CaseMessage, Draft
from anxin.domain.cases.operations import lifecycle
from anxin.domain.cases.operations.acknowledging import values_of
from anxin.domain.cases.operations.moving import locked, to_state
from anxin.domain.cases.operations.receiving import check_text, conversation_of
from anxin.domain.cases.types import ENDED, State
from anxin.domain.conversations.operations import messages
from anxin.domain.conversations.types import NewFile
from anxin.domain.messaging import queries as messaging
from anxin.domain.messaging.operations.sending import UNDO_WINDOW
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record

if TYPE_CHECKING:
    from anxin.domain.conversations.models import Message
# More than any message may have, so that a text that is too long is still kept while it is being shortened.
_LONGEST_DRAFT = 100_000


@transaction.atomic
def answer(
    *,
    case_id: int,
    text: str,
    files: Iterable[NewFile] = (),
    then: State = State.WAITING_CUSTOMER,
    hold: timedelta = UNDO_WINDOW,
    client_key: str | None = None,
    actor: Actor,
    at: datetime,
) -> Message:
    """Answer the customer and move the case to `then` (open, waiting_customer, waiting_other or solved).

    Nothing leaves before `hold` is over. An unowned case becomes the answerer's. The same `client_key` again gives the
    message it made before. Raises Invalid, NotFound, Forbidden, Conflict.
    """
    check_text(text)
    if then not in (State.OPEN, State.WAITING_CUSTOMER, State.WAITING_OTHER, State.SOLVED):
        raise Invalid(field="then")
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    if known := _already_written(case, client_key, actor):
        return known
    if case.state in ENDED:
        raise Conflict
    conversation = conversation_of(case)
    mail = messaging.render(
        "cases.answer",
        brand_id=case.brand_id,
        language=conversation.language,
        values={**values_of(case, conversation.language), "answer": text, "name": actor.name},
    )
    message = messages.answer(
        conversation=conversation,
        text=text,
        subject=mail.subject,
        mail_body=mail.body,
        text_id="cases.answer",
        reply_to=reply_address(case),
        files_at=links.url_of(case),
        files=files,
        hold=hold,
        client_key=client_key,
        actor=actor,
        at=at,
    )
    CaseMessage.objects.create(case=case, message=message)
    _take_unowned(case, actor)
    Draft.objects.filter(case=case, staff_id=actor.id).delete()
    case.activity_at = at
    case.save()
    if then is State.SOLVED:
        lifecycle.solve_locked(case, actor=actor, at=at)
    else:
        to_state(case, then, actor=actor, at=at)
    return message


@transaction.atomic
def take_back(*, case_id: int, message_id: int, actor: Actor, at: datetime) -> Message:
    """Take an answer back inside its undo window: nothing leaves, its text is the draft again, the case is open.

    Raises Conflict when it is too late, NotFound when it is not the actor's answer in this case.
    """
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    link = CaseMessage.objects.filter(case=case, message_id=message_id, message__author_id=actor.id).first()
    if link is None:
        raise NotFound
    message = messages.take_back(message_id=message_id, actor=actor, at=at)
    keep_draft(case_id=case_id, text=message.text, actor=actor, at=at)
    if case.state == State.SOLVED:
        lifecycle.withdraw_solution(case, actor=actor, at=at)
    else:
        to_state(case, State.OPEN, actor=actor, at=at)
    record(AnswerTakenBack(case_id=case.pk, message_id=message_id), actor=actor, at=at)
    return message


@transaction.atomic
def note(
    *,
    case_id: int,
    text: str,
    files: Iterable[NewFile] = (),
    client_key: str | None = None,
    actor: Actor,
    at: datetime,
) -> Message:
    """Add an internal note; the same `client_key` again adds none. Raises Invalid, NotFound, Forbidden."""
    check_text(text)
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    if known := _already_written(case, client_key, actor):
        return known
    message = messages.note(
        conversation=conversation_of(case), text=text, files=files, client_key=client_key, actor=actor, at=at
    )
    CaseMessage.objects.create(case=case, message=message)
    Draft.objects.filter(case=case, staff_id=actor.id).delete()
    Case.objects.filter(pk=case.pk).update(activity_at=at)
    record(CaseNoted(case_id=case.pk, message_id=message.pk), actor=actor, at=at)
    return message


@transaction.atomic
def keep_draft(*, case_id: int, text: str, actor: Actor, at: datetime) -> None:
    """Keep what a person typed in a case; an empty text forgets it. Raises Invalid when it is far too long."""
    if len(text) > _LONGEST_DRAFT:
        raise Invalid(field="text")
    if text.strip():
        Draft.objects.update_or_create(case_id=case_id, staff_id=actor.id, defaults={"text": text, "kept_at": at})
    else:
        Draft.objects.filter(case_id=case_id, staff_id=actor.id).delete()


def _already_written(case: Case, client_key: str | None, actor: Actor) -> Message | None:
    if not client_key:
        return None
    links = CaseMessage.objects.select_related("message").filter(
        case=case, message__client_key=client_key, message__author_id=actor.id
    )
    known = links.first()
    return known.message if known else None


def _take_unowned(case: Case, actor: Actor) -> None:
    if case.owner_id is None and actor.is_staff:
        case.owner_id = actor.id
        case.first_owner_id = case.first_owner_id or actor.id

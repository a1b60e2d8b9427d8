"""A customer turns to us: a new case, or one more message on an old one. One synchronous operation each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.queries import has_active_brand
from anxin.domain.cases import links
from anxin.domain.cases.events import CaseEdited, CaseOpened, CaseReopened, CustomerWrote
from anxin.domain.cases.models import Case, CaseMessage, CaseType, CaseValue, ConversationCase, Reopening
from anxin.domain.cases.operations import acknowledging, emergencies
from anxin.domain.cases.operations.moving import first_stage, locked, to_state
from anxin.domain.cases.rules import fields
from anxin.domain.cases.rules.replies import Effect, Situation, effect_of
from anxin.domain.cases.types import Priority, Received, State
from anxin.domain.conversations.operations import mails, messages
from anxin.domain.conversations.types import MailOrigin, NewFile
from anxin.domain.units import queries as units
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.db import numbers
from anxin.foundation.errors import Invalid
from anxin.foundation.events.operations import Changed, record
from anxin.foundation.ids import new_code
from anxin.foundation.language.safety import find_safety
from anxin.foundation.language.thanks import is_only_thanks
from anxin.foundation.text.lines import one_line

if TYPE_CHECKING:
    from anxin.domain.conversations.models import Conversation, Message
    from anxin.domain.units.models import Unit

LONGEST_TEXT = 20_000
FIRST_NUMBER = 10_001


@transaction.atomic
def receive(
    *,
    brand_id: int,
    customer_id: int,
    channel: str,
    type_code: str,
    text: str,
    subject: str = "",
    model_id: int | None = None,
    unit_id: int | None = None,
    values: Mapping[str, Any] | None = None,
    files: Iterable[NewFile] = (),
    email: str = "",
    language: str,
    client_key: str | None = None,
    customer_name: str = "",
    origin: MailOrigin | None = None,
    readers: Iterable[tuple[str, str]] = (),
    is_acknowledged: bool = True,
    actor: Actor,
    at: datetime,
) -> Received:
    """Open a case for a customer with her first message; words of danger make it an emergency at once.

    With `unit_id` the case is about that unit of the brand, and its model decides the product.
    `origin`: what a mail brought along; `readers`: (name, address) of those who read along. The same `client_key` of the same customer again gives the case it made before. Raises Invalid(field).
    """
    check_text(text)
    if client_key and (before := _already_received(customer_id, client_key)):
        return before
    kind = CaseType.objects.filter(code=type_code, is_active=True).first()
    if kind is None or not has_active_brand(brand_id):
        raise Invalid(_("Please choose what this is about."), field="type")
    checked = fields.checked(kind.fields, values or {}, require=False)
    unit = _unit(unit_id, brand_id)
    model_id = unit.model_id or model_id if unit else model_id
    conversation = messages.start(
        brand_id=brand_id, customer_id=customer_id, channel=channel, language=language, email=email, at=at
    )
    case = _open(kind, conversation, subject or one_line(text, 60), model_id, checked, actor, at, unit_id=unit_id)
    message, _new = messages.receive(
        conversation=conversation,
        text=text,
        files=files,
        client_key=client_key,
        author_name=customer_name,
        origin=origin,
        actor=actor,
        at=at,
    )
    CaseMessage.objects.create(case=case, message=message)
    mails.add_participants(conversation, readers, at=at)
    kinds = _alarm(case, text, actor, at)
    if is_acknowledged:
        acknowledging.acknowledge(case, conversation, at=at)
    return Received(case=case, message=message, is_new_case=True, emergency_kinds=kinds)


@transaction.atomic
def receive_reply(
    *,
    case_id: int,
    text: str,
    files: Iterable[NewFile] = (),
    channel: str = "",
    is_automatic: bool = False,
    client_key: str | None = None,
    reason: str = "",
    author_name: str = "",
    origin: MailOrigin | None = None,
    readers: Iterable[tuple[str, str]] = (),
    actor: Actor,
    at: datetime,
) -> Received:
    """Add a customer's message to her case: may open it again, or open a linked one when it ended long ago. Raises Invalid.

    `origin`: what a mail brought along; `readers`: (name, address) of those who read along.
    """
    check_text(text)
    case = locked(case_id)
    conversation = conversation_of(case)
    message, is_new = messages.receive(
        conversation=conversation,
        text=text,
        files=files,
        channel=channel,
        is_automatic=is_automatic,
        client_key=client_key,
        author_name=author_name,
        origin=origin,
        actor=actor,
        at=at,
    )
    if not is_new:
        return Received(case=case, message=message, is_new_case=False, is_new_message=False)
    mails.add_participants(conversation, readers, at=at)
    situation = Situation(
        state=State(case.state),
        ended_at=case.solved_at or case.closed_at,
        reopens_within=timedelta(days=case.type.reopens_within_days),
        is_only_thanks=is_only_thanks(text),
        is_automatic=is_automatic,
    )
    effect = effect_of(situation, at=at)
    if effect is Effect.NEW_LINKED_CASE:
        case = _open(case.type, conversation, one_line(text, 60), case.model_id, {}, actor, at, case, case.unit_id)
    CaseMessage.objects.create(case=case, message=message)
    if effect is Effect.REOPENS:
        reopen_locked(case, reason or one_line(text, 300), actor=actor, at=at)
    elif effect is Effect.WAITS:
        to_state(case, State.OPEN if case.state != State.NEW else State.NEW, actor=actor, at=at)
    _note_customer_message(case, message, waits=effect in (Effect.WAITS, Effect.REOPENS), actor=actor, at=at)
    kinds = _alarm(case, text, actor, at)
    return Received(case=case, message=message, is_new_case=effect is Effect.NEW_LINKED_CASE, emergency_kinds=kinds)


def receive_objection(
    case: Case, text: str, *, client_key: str | None = None, actor: Actor, at: datetime
) -> tuple[str, ...]:
    """Keep the customer's "not solved" of a locked case as a message, and open the case again; returns kinds of danger in it."""
    message, _new = messages.receive(
        conversation=conversation_of(case), text=text, client_key=client_key, actor=actor, at=at
    )
    CaseMessage.objects.get_or_create(case=case, message=message)
    reopen_locked(case, text, actor=actor, at=at)
    _note_customer_message(case, message, waits=True, actor=actor, at=at)
    return _alarm(case, text, actor, at)


def check_text(text: str, *, field: str = "text") -> None:
    """Raise Invalid(field) for an empty or far too long text."""
    if not text.strip():
        raise Invalid(_("Please write a few words."), field=field)
    if len(text) > LONGEST_TEXT:
        message = _("This text has %(length)d characters; we can take %(most)d. You can attach the rest as a file.")
        raise Invalid(message % {"length": len(text), "most": LONGEST_TEXT}, field=field)
    if "\0" in text:
        raise Invalid(_("This text holds characters we cannot keep."), field=field)


def reopen_locked(case: Case, reason: str, *, actor: Actor, at: datetime) -> None:
    """Open a locked, ended case again, with the reason kept."""
    reopening = Reopening.objects.create(
        case=case, reason=reason[:500], actor_kind=actor.kind, actor_id=actor.id, at=at
    )
    case.solved_at = case.closes_at = case.closed_at = None
    case.waiting_since = case.waiting_since or at
    to_state(case, State.OPEN, actor=actor, at=at)
    event = CaseReopened(case_id=case.pk, customer_id=case.customer_id, reopening_id=reopening.pk)
    record(event, actor=actor, at=at)


def _open(
    kind: CaseType,
    conversation: Conversation,
    subject: str,
    model_id: int | None,
    values: dict[str, Any],
    actor: Actor,
    at: datetime,
    follows: Case | None = None,
    unit_id: int | None = None,
) -> Case:
    stage = first_stage(kind.pk, State.NEW)
    case = Case.objects.create(
        number=numbers.take("case", first=FIRST_NUMBER),
        code=new_code(links.CODE_LENGTH),
        brand_id=conversation.brand_id,
        type=kind,
        stage=stage,
        state=stage.state,
        subject=one_line(subject, 200),
        customer_id=conversation.customer_id,
        model_id=model_id,
        unit_id=unit_id,
        channel=conversation.channel,
        language=conversation.language,
        values=values,
        follows=follows,
        owner_id=follows.owner_id if follows else None,
        team_id=follows.team_id if follows else None,
        opened_at=at,
        activity_at=at,
        waiting_since=at,
    )
    index_values(case)
    ConversationCase.objects.update_or_create(conversation=conversation, defaults={"case": case})
    opened = CaseOpened(
        case_id=case.pk,
        customer_id=case.customer_id,
        brand_id=case.brand_id,
        type=kind.code,
        channel=case.channel,
        follows_id=follows.pk if follows else None,
    )
    record(opened, actor=actor, at=at)
    return case


def _unit(unit_id: int | None, brand_id: int) -> Unit | None:
    unit = units.find_unit(unit_id) if unit_id is not None else None
    if unit_id is not None and (unit is None or unit.brand_id != brand_id):
        raise Invalid(_("This brand has no such unit."), field="unit")
    return unit


def index_values(case: Case) -> None:
    """Write the typed rows of the case's indexed fields anew."""
    CaseValue.objects.filter(case=case).delete()
    column = {"number": "number", "date": "date"}
    rows = [
        CaseValue(case=case, key=f["key"], **{column.get(f["type"], "text"): str(case.values[f["key"]])[:200]})
        for f in case.type.fields
        if f.get("indexed") and f["key"] in case.values
    ]
    CaseValue.objects.bulk_create(rows)


def _note_customer_message(case: Case, message: Message, *, waits: bool, actor: Actor, at: datetime) -> None:
    case.activity_at = at
    if waits:
        case.waiting_since = case.waiting_since or at
    case.save(update_fields=["activity_at", "waiting_since"])
    wrote = CustomerWrote(
        case_id=case.pk, customer_id=case.customer_id, message_id=message.pk, is_automatic=message.is_automatic
    )
    record(wrote, actor=actor, at=at)


def _alarm(case: Case, text: str, actor: Actor, at: datetime) -> tuple[str, ...]:
    """Alert people to words of danger; what only needs the plug pulled makes the case urgent without waking anybody."""
    hits = find_safety(text)
    kinds = tuple(dict.fromkeys(hit.kind for hit in hits if hit.level == "danger"))
    if kinds:
        emergencies.mark(case, kinds, actor=actor, at=at)
    elif hits and case.priority < Priority.HIGH:
        changed = Changed("case", case.pk, "priority", case.priority, Priority.HIGH)
        case.priority = Priority.HIGH
        case.save(update_fields=["priority"])
        record(CaseEdited(case_id=case.pk), actor=SYSTEM, at=at, changes=[changed])
    return kinds


def conversation_of(case: Case) -> Conversation:
    """The thread answers of a case go to: the one it is current for, else that of its newest message."""
    link = ConversationCase.objects.select_related("conversation").filter(case=case).order_by("id").first()
    if link is not None:
        return link.conversation
    last = CaseMessage.objects.select_related("message__conversation").filter(case=case).latest("id")
    return last.message.conversation


def _already_received(customer_id: int, client_key: str) -> Received | None:
    known = (
        CaseMessage.objects.select_related("case", "message")
        .filter(message__client_key=client_key, case__customer_id=customer_id)
        .first()
    )
    return Received(case=known.case, message=known.message, is_new_case=False, is_new_message=False) if known else None

"""Writes cases, conversations and messages in bulk, every row as the operations would have left it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from anxin.demo.shapes import Case as CasePlan
from anxin.demo.shapes import Message as MessagePlan
from anxin.demo.writing.book import Book, Written
from anxin.demo.writing.kinds import CLOSES_AFTER_DAYS, KEYS
from anxin.domain.cases.links import CODE_LENGTH
from anxin.domain.cases.models import Case, CaseMessage, CaseValue, ConversationCase
from anxin.domain.cases.operations.receiving import FIRST_NUMBER
from anxin.domain.cases.rules import fields
from anxin.domain.cases.types import ACTIVE, Priority, State
from anxin.domain.conversations.models import Conversation, Message
from anxin.foundation.db import numbers
from anxin.foundation.ids import new_code
from anxin.foundation.language.safety import find_safety

BATCH = 500
UNDO_WINDOW = timedelta(seconds=10)
PRIORITIES = {"low": Priority.LOW, "normal": Priority.NORMAL, "high": Priority.HIGH, "urgent": Priority.URGENT}
IN_THE_FIELD = ("engineer", "outlet_staff", "partner_staff")
_COLUMNS = {"number": "number", "date": "date"}


def write(book: Book) -> None:
    """All cases of the plan, oldest first, then their messages in the order they were written."""
    plans = book.plan.cases
    conversations = Conversation.objects.bulk_create([_conversation(book, plan) for plan in plans], batch_size=BATCH)
    first = numbers.take("case", count=len(plans), first=FIRST_NUMBER) if plans else 0
    cases = Case.objects.bulk_create(
        [_case(book, plan, first + place) for place, plan in enumerate(plans)], batch_size=BATCH
    )
    for plan, case, conversation in zip(plans, cases, conversations, strict=True):
        book.written.append(Written(plan, case, conversation, book.customers[plan.customer_key]))
    ConversationCase.objects.bulk_create(
        [ConversationCase(conversation=each.conversation, case=each.case) for each in book.written], batch_size=BATCH
    )
    CaseValue.objects.bulk_create([row for each in book.written for row in _values(each)], batch_size=BATCH)
    _messages(book)


def _conversation(book: Book, plan: CasePlan) -> Conversation:
    return Conversation(
        brand=book.brands[plan.brand_key],
        customer=book.customers[plan.customer_key],
        channel=plan.channel,
        language=plan.language,
        email=book.emails[plan.customer_key] if plan.channel != "phone" else "",
        started_at=plan.opened_at,
    )


def _case(book: Book, plan: CasePlan, number: int) -> Case:
    kind = book.types[plan.case_type_key]
    owner = book.staff.get(plan.owner_key)
    region_key, outlet_key = _place(book, plan)
    values = {KEYS.get(key, key): value for key, value in plan.fields.items()}
    return Case(
        number=number,
        code=new_code(CODE_LENGTH),
        brand=book.brands[plan.brand_key],
        type=kind,
        stage=book.stages[plan.case_type_key, plan.stage_key],
        state=plan.state,
        subject=plan.subject,
        customer=book.customers[plan.customer_key],
        model=book.models.get(plan.model_number),
        owner=owner,
        first_owner=owner,
        team=book.teams[plan.team_key],
        region=book.regions.get(region_key),
        outlet=book.outlets.get(outlet_key),
        priority=PRIORITIES[plan.priority],
        is_emergency=plan.is_emergency,
        emergency_kinds=_dangers(plan) if plan.is_emergency else [],
        channel=plan.channel,
        language=plan.language,
        values=fields.checked(kind.fields, values, require=False),
        **_instants(plan),
    )


def _instants(plan: CasePlan) -> dict[str, datetime | None]:
    """Every instant a case keeps, from what was written when."""
    answers = [m.at + UNDO_WINDOW for m in plan.messages if m.staff_key and not m.is_internal]
    last = max(message.at for message in plan.messages)
    return {
        "opened_at": plan.opened_at,
        "activity_at": max(filter(None, (last, plan.solved_at, plan.closed_at))),
        "waiting_since": _waiting_since(plan) if plan.state in ACTIVE else None,
        "first_replied_at": min(answers, default=None),
        "solved_at": plan.solved_at,
        "closes_at": plan.solved_at + timedelta(days=CLOSES_AFTER_DAYS)
        if plan.solved_at and plan.state == State.SOLVED
        else None,
        "closed_at": plan.closed_at,
    }


def _waiting_since(plan: CasePlan) -> datetime | None:
    """Since when the customer's last words stand unanswered; None when ours are the last."""
    since = None
    for message in plan.messages:
        if message.is_internal:
            continue
        since = None if message.staff_key else since or message.at
    return since


def _place(book: Book, plan: CasePlan) -> tuple[str, str]:
    """Region of the customer's province, and the outlet of whoever of the field wrote in the case or is to come."""
    province = next(c.address.province for c in book.plan.customers if c.key == plan.customer_key)
    region = next((r.key for r in book.plan.regions if province in r.provinces), "")
    wrote = {message.staff_key for message in plan.messages}
    field = [m for m in book.plan.staff if m.role in IN_THE_FIELD and m.outlet_key]
    outlet = next((m.outlet_key for m in field if m.key in wrote), "")
    if not outlet and plan.stage_key == "visit_booked":
        outlet = next((o.key for o in book.plan.outlets if o.region_key == region), "")
    return region, outlet


def _dangers(plan: CasePlan) -> list[str]:
    said = " ".join(message.text for message in plan.messages if not message.staff_key)
    return list(dict.fromkeys(hit.kind for hit in find_safety(said)))


def _values(each: Written) -> Iterable[CaseValue]:
    for field in each.case.type.fields:
        if field.get("indexed") and field["key"] in each.case.values:
            value = str(each.case.values[field["key"]])[:200]
            yield CaseValue(case=each.case, key=field["key"], **{_COLUMNS.get(field["type"], "text"): value})


def _messages(book: Book) -> None:
    """Messages of all cases sorted by time: in a thread, the order of ids is the order of writing."""
    drafts = [(message.at, place, each, message) for each in book.written for place, message in _numbered(each.plan)]
    drafts.sort(key=lambda draft: (draft[0], draft[2].case.number, draft[1]))
    rows = Message.objects.bulk_create([_message(book, each, m) for _at, _n, each, m in drafts], batch_size=BATCH)
    for row, (_at, _place, each, _message_plan) in zip(rows, drafts, strict=True):
        each.messages.append(row)
    CaseMessage.objects.bulk_create(
        [CaseMessage(case=draft[2].case, message=row) for row, draft in zip(rows, drafts, strict=True)],
        batch_size=BATCH,
    )


def _numbered(plan: CasePlan) -> Iterable[tuple[int, MessagePlan]]:
    return enumerate(plan.messages)


def _message(book: Book, each: Written, plan: MessagePlan) -> Message:
    person = book.staff.get(plan.staff_key)
    is_answer = person is not None and not plan.is_internal
    return Message(
        conversation=each.conversation,
        direction=Message.Direction.OUT if person else Message.Direction.IN,
        visibility=Message.Visibility.INTERNAL if plan.is_internal else Message.Visibility.PUBLIC,
        channel=each.plan.channel,
        author_kind=Message.Author.STAFF if person else Message.Author.CUSTOMER,
        author_id=person.pk if person else each.customer.pk,
        author_name=person.name if person else each.customer.name,
        text=plan.text,
        written_at=plan.at,
        sent_at=plan.at + UNDO_WINDOW if is_answer else None if plan.is_internal else plan.at,
    )

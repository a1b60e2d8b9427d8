"""Past cases from a file, with their conversations: dated as they were, findable at once; nobody is told, no clock starts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from anxin.domain.cases import links
from anxin.domain.cases.events import CaseImported
from anxin.domain.cases.models import Case, CaseMessage, CaseType, Closure, ConversationCase, Stage
from anxin.domain.cases.operations.receiving import FIRST_NUMBER
from anxin.domain.cases.operations.searching import documents
from anxin.domain.cases.rules import importing as rules
from anxin.domain.cases.types import ACTIVE, State
from anxin.domain.catalog import queries as catalog
from anxin.domain.conversations.operations import past
from anxin.domain.conversations.types import PastMessage, PastThread
from anxin.domain.customers.operations import importing as customers
from anxin.foundation.db import numbers
from anxin.foundation.errors import Invalid
from anxin.foundation.events.models import EventSubject
from anxin.foundation.events.operations import record_all
from anxin.foundation.ids import new_code
from anxin.foundation.search import operations as search
from anxin.foundation.text.lines import one_line
from anxin.foundation.transfer import identity
from anxin.foundation.transfer.types import Context, Problem, Row, Written

KIND = "case"
_BY_IMPORT = ("cases.CaseImported", "cases.PastMessagesImported")


class Kinds:
    """Case types and their stages, by what people call them; read once for a batch."""

    def __init__(self) -> None:
        self._types: dict[str, CaseType] = {}
        for each in CaseType.objects.order_by("-is_active", "order", "id"):
            for spelling in (each.code, *each.names.values()):
                self._types.setdefault(str(spelling).casefold(), each)
        self._stages: dict[tuple[int, str], int] = {}
        for type_id, state, stage_id in Stage.objects.order_by("order", "id").values_list("type_id", "state", "pk"):
            self._stages.setdefault((type_id, state), stage_id)

    def type_of(self, values: Mapping[str, Any]) -> CaseType:
        """The type a row names; a question where it names none. Raises Invalid(field="type")."""
        found = self._types.get(str(values.get("type", "consultation")).strip().casefold())
        if found is None:
            offered = ", ".join(dict.fromkeys(str(next(iter(t.names.values()), t.code)) for t in self._types.values()))
            raise Invalid(_("There is no such case type. There are: %(offered)s") % {"offered": offered}, field="type")
        return found

    def stage_of(self, type_id: int, state: str) -> int:
        """The stage a case of that type is in. Raises Invalid(field="state")."""
        found = self._stages.get((type_id, state))
        if found is None:
            raise Invalid(_("This type of case has no step for that."), field="state")
        return found


def check(rows: Sequence[Row], context: Context) -> Iterable[Problem]:
    """What keeps a row from coming in."""
    kinds = Kinds()
    known = identity.find(
        context, customers.KIND, [number for row in rows if (number := row.values.get("customer_external_id"))]
    )
    models = _models(rows, context)
    for row in rows:
        try:
            kind = kinds.type_of(row.values)
            kinds.stage_of(kind.pk, _state(row.values))
            rules.times(row.values, context.at)
            rules.conversation(row.values, context.options["zone"])
            _check_customer(row, known)
            if row.values.get("model") and row.values["model"] not in models:
                raise Invalid(_("This brand has no such product."), field="model")
        except Invalid as refusal:
            yield Problem(row.line, str(refusal.message), refusal.field or "")


def _check_customer(row: Row, known: Mapping[str, int]) -> None:
    values = row.values
    number = values.get("customer_external_id")
    if number in known:
        return
    if not (values.get("customer_phone") or values.get("customer_email") or (number and values.get("customer_name"))):
        raise Invalid(
            _("No customer has this number yet. Load the customers first, or give a phone number or mail address.")
            if number
            else _("Give the customer's number, phone number or mail address."),
            field="customer_external_id" if number else "customer_phone",
        )
    problem = next(iter(customers.check([_customer(row)], _NO_CONTEXT)), None)
    if problem is not None:
        raise Invalid(problem.message, field=f"customer_{problem.column}")


_NO_CONTEXT: Any = None  # the customers' check needs none


def _customer(row: Row) -> Row:
    names = ("external_id", "name", "phone", "email")
    given = {name: row.values[f"customer_{name}"] for name in names if row.values.get(f"customer_{name}")}
    return Row(row.line, {**given, "registered_at": row.values["opened_at"]})


def load(rows: Sequence[Row], context: Context) -> list[Written]:
    """Bring in the cases that are not there yet, with their customers and conversations."""
    there = identity.find(context, KIND, [row.values["external_id"] for row in rows])
    new = [row for row in rows if row.values["external_id"] not in there]
    if not new:
        return []
    customer_ids, written = customers.resolve([_customer(row) for row in new], context)
    threads = [rules.conversation(row.values, context.options["zone"]) for row in new]
    cases = _write_cases(new, threads, customer_ids, context)
    _write_threads(new, cases, threads, context)
    _write_ends(cases, context)
    identity.keep(context, KIND, {row.values["external_id"]: case.pk for row, case in zip(new, cases, strict=True)})
    told = [CaseImported(case_id=each.pk, customer_id=each.customer_id, run_id=context.run_id) for each in cases]
    record_all(told, actor=context.actor, at=context.at, is_quiet=True)
    search.index_many(documents([each.pk for each in cases]))
    return [*written, *(Written(row.line, KIND, case.pk, True) for row, case in zip(new, cases, strict=True))]


def _write_cases(
    rows: Sequence[Row], threads: Sequence[list[PastMessage]], customer_ids: Mapping[int, int], context: Context
) -> list[Case]:
    kinds, models = Kinds(), _models(rows, context)
    first = numbers.take("case", count=len(rows), first=FIRST_NUMBER)
    made = []
    for place, (row, messages) in enumerate(zip(rows, threads, strict=True)):
        kind = kinds.type_of(row.values)
        case = Case(
            number=first + place,
            code=new_code(links.CODE_LENGTH),
            brand_id=context.brand_id,
            type=kind,
            subject=_subject(row, messages),
            customer_id=customer_ids[row.line],
            model_id=models.get(row.values.get("model", "")),
            channel=row.values.get("channel", "portal"),
            language=context.language,
            first_replied_at=rules.first_answer(messages),
            opened_at=row.values["opened_at"],
        )
        _end(case, row.values, messages, context)
        case.stage_id = kinds.stage_of(kind.pk, case.state)
        made.append(case)
    return Case.objects.bulk_create(made)


def _subject(row: Row, messages: Sequence[PastMessage]) -> str:
    given = row.values.get("subject") or (messages[0].text if messages else row.values["external_id"])
    return one_line(given, 200)


def _end(case: Case, values: Mapping[str, Any], messages: Sequence[PastMessage], context: Context) -> None:
    """State and times. One that was solved long ago counts as closed: it must not close now and be told of."""
    last = max([case.opened_at, *(each.at for each in messages)])
    case.state = _state(values)
    if case.state in ACTIVE:
        case.waiting_since, case.activity_at = rules.waiting_since(messages), last
        return
    ended = values.get("closed_at") or values.get("solved_at") or last
    case.solved_at = values.get("solved_at") or (None if case.state == State.CANCELLED else ended)
    closes_at = ended + timedelta(days=case.type.closes_after_days)
    if case.state == State.SOLVED and closes_at > context.at:
        case.closes_at = closes_at
    else:
        case.closed_at = values.get("closed_at") or (closes_at if case.state == State.SOLVED else ended)
        case.state = State.CLOSED if case.state == State.SOLVED else case.state
    case.activity_at = max(last, case.closed_at or ended)


def _state(values: Mapping[str, Any]) -> str:
    return str(values.get("state", State.CLOSED.value))


def _write_threads(
    rows: Sequence[Row], cases: Sequence[Case], threads: Sequence[list[PastMessage]], context: Context
) -> None:
    opened = past.keep(
        [
            PastThread(
                brand_id=context.brand_id,
                customer_id=case.customer_id,
                channel=case.channel,
                language=case.language,
                email=row.values.get("customer_email", "").lower(),
                started_at=case.opened_at,
            )
            for row, case in zip(rows, cases, strict=True)
        ]
    )
    pairs = list(zip(opened, cases, strict=True))
    ConversationCase.objects.bulk_create([ConversationCase(conversation_id=id, case=case) for id, case in pairs])
    ids = past.add(dict(zip(opened, threads, strict=True)))
    CaseMessage.objects.bulk_create(
        [CaseMessage(case=case, message_id=each) for id, case in pairs for each in ids[id] if each is not None]
    )


def _write_ends(cases: Sequence[Case], context: Context) -> None:
    ends = []
    for case in cases:
        if case.state == State.CANCELLED:
            ends.append((case, Closure.Outcome.CANCELLED, case.closed_at))
        elif case.solved_at:
            ends.append((case, Closure.Outcome.SOLVED, case.solved_at))
            if case.closed_at:
                ends.append((case, Closure.Outcome.CLOSED, case.closed_at))
    Closure.objects.bulk_create(
        [Closure(case=case, outcome=outcome, actor_kind="system", at=at) for case, outcome, at in ends]
    )


def _models(rows: Sequence[Row], context: Context) -> dict[str, int]:
    if not any(row.values.get("model") for row in rows):
        return {}
    return {
        model.number: model.pk
        for line in catalog.every_line()
        if line.brand_id == context.brand_id
        for model in line.models.all()
    }


def undo(written: Sequence[Written], context: Context) -> list[Problem]:
    """Take the cases out again with their conversations, then the customers they brought; what was worked on since stays."""
    lines = {each.object_id: each.line for each in written if each.kind == KIND}
    touched = EventSubject.objects.filter(kind=KIND, subject_id__in=lines).exclude(event__type__in=_BY_IMPORT)
    stays = set(touched.values_list("subject_id", flat=True))
    remove([id for id in lines if id not in stays])
    problems = [Problem(lines[id], _("The case was worked on since."), kind=KIND, object_id=id) for id in stays]
    people = [each for each in written if each.kind == customers.KIND]
    return [*problems, *customers.undo(people, context)]


def remove(case_ids: Sequence[int]) -> None:
    """Delete cases for good, with their conversations, files and index entries."""
    conversations = set(ConversationCase.objects.filter(case_id__in=case_ids).values_list("conversation_id", flat=True))
    messages = CaseMessage.objects.filter(case_id__in=case_ids)
    conversations |= set(messages.values_list("message__conversation_id", flat=True))
    past.remove(conversations)
    search.forget_many(kind=KIND, object_ids=case_ids)
    Case.objects.filter(pk__in=case_ids).delete()
    identity.forget(KIND, case_ids)

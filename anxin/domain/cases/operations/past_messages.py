"""Messages of past cases from a file of their own: added to the cases that came in before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from anxin.domain.cases.events import PastMessagesImported
from anxin.domain.cases.models import Case, CaseMessage
from anxin.domain.cases.operations.importing import KIND
from anxin.domain.cases.operations.receiving import conversation_of
from anxin.domain.cases.operations.searching import index_case
from anxin.domain.cases.rules import importing as rules
from anxin.domain.conversations.operations import past
from anxin.foundation.events.operations import record_all
from anxin.foundation.transfer import identity
from anxin.foundation.transfer.types import Context, Problem, Row, Written

MESSAGE = "message"


def check(rows: Sequence[Row], context: Context) -> Iterable[Problem]:
    """What keeps a message from coming in: above all that its case is not here."""
    there = _cases(rows, context)
    for row in rows:
        if row.values["external_id"] not in there:
            yield Problem(row.line, _("No case has this number. Load the cases first."), "external_id")
        elif row.values["at"] > context.at:
            yield Problem(row.line, _("This lies in the future."), "at")


def load(rows: Sequence[Row], context: Context) -> list[Written]:
    """Add the messages that are not there yet to their cases."""
    there = _cases(rows, context)
    by_case: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        by_case[there[row.values["external_id"]]].append(row)
    cases = Case.objects.select_related("customer").in_bulk(by_case)
    threads = {id: conversation_of(cases[id]).pk for id in by_case}
    ids = past.add(
        {
            threads[id]: [
                rules.message(
                    row.values["who"], row.values["at"], row.values["text"], customer_name=cases[id].customer.name
                )
                for row in given
            ]
            for id, given in by_case.items()
        }
    )
    written = [
        (id, Written(row.line, MESSAGE, message_id, True))
        for id, given in by_case.items()
        for row, message_id in zip(given, ids[threads[id]], strict=True)
        if message_id is not None
    ]
    CaseMessage.objects.bulk_create([CaseMessage(case_id=id, message_id=each.object_id) for id, each in written])
    _renew({id: cases[id] for id, _each in written}, context)
    return [each for _id, each in written]


def _cases(rows: Sequence[Row], context: Context) -> dict[str, int]:
    return identity.find(context, KIND, [row.values["external_id"] for row in rows])


def _renew(cases: dict[int, Case], context: Context) -> None:
    """What hangs on the messages: activity, the first answer, the index."""
    messages = CaseMessage.objects.filter(case_id__in=cases)
    last = dict(messages.values_list("case_id").annotate(Max("message__written_at")))
    answered = messages.filter(message__author_kind="staff", message__visibility="public").order_by(
        "-message__written_at"
    )
    first = dict(answered.values_list("case_id", "message__written_at"))
    for case in cases.values():
        case.activity_at = max(case.activity_at, last.get(case.pk, case.activity_at))
        case.first_replied_at = case.first_replied_at or first.get(case.pk)
    Case.objects.bulk_update(cases.values(), ["activity_at", "first_replied_at"])
    told = [PastMessagesImported(case_id=id, run_id=context.run_id) for id in cases]
    record_all(told, actor=context.actor, at=context.at, is_quiet=True)
    for id in cases:
        index_case(case_id=id)


def undo(written: Sequence[Written], context: Context) -> list[Problem]:
    """Take the messages out again."""
    ids = [each.object_id for each in written]
    cases = set(CaseMessage.objects.filter(message_id__in=ids).values_list("case_id", flat=True))
    past.remove_messages(ids)
    for id in cases:
        index_case(case_id=id)
    return []

"""Makes the demo's cases and customers findable, all at once; who asked a brand for help is seen by its staff."""

from __future__ import annotations

from collections.abc import Iterable

from anxin.demo.writing.book import Book, Written
from anxin.domain.customers.operations import searching as customers
from anxin.domain.customers.operations.brands import note_many
from anxin.foundation.ids import show_code
from anxin.foundation.search.operations import index_many
from anxin.foundation.search.types import Document

LONGEST = 40_000


def write(book: Book) -> None:
    """One document for each case and each customer."""
    note_many(pairs=((each.customer.pk, each.case.brand_id) for each in book.written), at=book.at)
    index_many(customers.documents(row.pk for row in book.customers.values()))
    phones = {plan.key: plan.phones for plan in book.plan.customers}
    index_many(_document(each, phones[each.plan.customer_key]) for each in book.written)


def _document(each: Written, phones: Iterable[str]) -> Document:
    case = each.case
    places = (("b", case.brand_id), ("t", case.team_id), ("r", case.region_id), ("o", case.outlet_id))
    return Document(
        kind="case",
        object_id=case.pk,
        title=case.subject,
        fields={
            "ids": f"{case.number}\n{case.code}\n{show_code(case.code)}",
            "phones": "\n".join(phones),
            "mail": each.conversation.email,
            "names": each.customer.name,
            "subject": case.subject,
            "serials": "\n".join([case.model.number if case.model else "", *map(str, case.values.values())]),
            "text": "\n".join(message.text for message in each.messages)[:LONGEST],
        },
        scopes=[f"{letter}{id}" for letter, id in places if id is not None],
        at=case.opened_at,
    )

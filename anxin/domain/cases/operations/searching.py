"""Keeping cases findable: one document per case with its number, customer, product and words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from anxin.domain.cases import policies
from anxin.domain.cases.models import Case, CaseMessage
from anxin.domain.cases.queries import SCOPE_LETTERS
from anxin.domain.customers.queries import contact_points_of
from anxin.foundation.ids import show_code
from anxin.foundation.search import operations as search
from anxin.foundation.search.types import Document

if TYPE_CHECKING:
    from anxin.domain.customers.models import ContactPoint

# What of a long thread is searched: its newest messages, so that one document stays small.
_MOST_MESSAGES = 60
_MOST_CHARACTERS = 40_000


def index_case(*, case_id: int) -> None:
    """Make a case findable as it is now; forgets one that is no longer there."""
    made = documents([case_id])
    if not made:
        search.forget(kind="case", object_id=case_id)
        return
    [each] = made
    search.index(
        kind=each.kind, object_id=each.object_id, title=each.title, fields=each.fields, scopes=each.scopes, at=each.at
    )


def documents(case_ids: Iterable[int]) -> list[Document]:
    """What is searchable of each case; for bulk loading hand them to `search.operations.index_many`."""
    cases = list(Case.objects.filter(pk__in=list(case_ids)).select_related("customer", "model"))
    contacts: dict[int, list[ContactPoint]] = {}
    for point in contact_points_of({case.customer_id for case in cases}):
        contacts.setdefault(point.customer_id, []).append(point)
    return [_document(case, contacts.get(case.customer_id, [])) for case in cases]


def _document(case: Case, contacts: list[ContactPoint]) -> Document:
    return Document(
        kind="case",
        object_id=case.pk,
        title=case.subject,
        fields={
            "ids": f"{case.number}\n{case.code}\n{show_code(case.code)}",
            "phones": "\n".join(point.value for point in contacts if point.kind == "phone"),
            "mail": " ".join(point.value for point in contacts if point.kind == "email"),
            "names": case.customer.name,
            "subject": case.subject,
            "serials": "\n".join([case.model.number if case.model else "", *map(str, case.values.values())]),
            "text": _words(case),
        },
        scopes=[f"{SCOPE_LETTERS[kind]}{id}" for kind, id in policies.where(case).items() if id is not None],
        at=case.opened_at,
    )


def _words(case: Case) -> str:
    messages = CaseMessage.objects.filter(case=case, message__recalled_at=None).order_by("-message_id")
    texts = list(messages.values_list("message__text", flat=True)[:_MOST_MESSAGES])
    return "\n".join(reversed(texts))[:_MOST_CHARACTERS]

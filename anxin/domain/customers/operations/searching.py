"""Keeping customers findable: one document per file with its names, spellings, addresses and numbers."""

from __future__ import annotations

from collections.abc import Iterable

from anxin.domain.customers.models import ContactPoint, Customer
from anxin.foundation.language.pinyin import spelled
from anxin.foundation.search import operations as search
from anxin.foundation.search.types import Document

KIND = "customer"
_SHORTEST_PART = 4


def index_customer(*, customer_id: int) -> None:
    """Make a file findable as it is now; forgets one that is gone or an alias of another."""
    made = documents([customer_id])
    if not made:
        search.forget(kind=KIND, object_id=customer_id)
        return
    [each] = made
    search.index(
        kind=each.kind, object_id=each.object_id, title=each.title, fields=each.fields, scopes=each.scopes, at=each.at
    )


def documents(customer_ids: Iterable[int]) -> list[Document]:
    """What is searchable of each file; for bulk loading hand them to `search.operations.index_many`."""
    rows = Customer.objects.filter(pk__in=list(customer_ids), merged_into=None).prefetch_related(
        "contact_points", "addresses", "customer_brands", "customer_tags__tag"
    )
    return [_document(row) for row in rows]


def _document(row: Customer) -> Document:
    points = list(row.contact_points.all())
    phones = [point.value for point in points if point.kind == ContactPoint.Kind.PHONE]
    others = [point.value for point in points if point.kind != ContactPoint.Kind.PHONE]
    places = list(row.addresses.all())
    names = [row.name, *(place.recipient for place in places)]
    return Document(
        kind=KIND,
        object_id=row.pk,
        title=row.name,
        fields={
            "ids": str(row.pk),
            "phones": "\n".join(phones),
            # Every end of a number from four digits on: with search by prefix, any part of it is found.
            "parts": ", ".join(part for phone in phones for part in _ends(phone)),
            "mail": " ".join(others),
            "names": " ".join(dict.fromkeys(name for name in names if name)),
            "pinyin": " ".join(spelling for name in dict.fromkeys(names) for spelling in spelled(name)),
            "address": " ".join(place.one_line for place in places),
            "tags": " ".join(each.tag.name for each in row.customer_tags.all()),
        },
        scopes=[f"b{each.brand_id}" for each in row.customer_brands.all()],
        at=row.created_at,
    )


def _ends(phone: str) -> list[str]:
    digits = "".join(letter for letter in phone if letter.isdecimal())
    digits = digits[2:] if digits.startswith("86") and len(digits) > 11 else digits
    return [digits[at:] for at in range(1, len(digits) - _SHORTEST_PART + 1)]

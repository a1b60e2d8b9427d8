"""Writes: put a thing into the index, take it out. Both belong into the transaction that changes the thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from anxin.foundation.search.models import SearchDocument
from anxin.foundation.search.rules.content import Content, content_of
from anxin.foundation.search.rules.order import MAX_ATTEMPTS, order_key
from anxin.foundation.search.types import Document

_BATCH = 500


def index(
    *, kind: str, object_id: int, title: str, fields: Mapping[str, str], scopes: Sequence[str], at: datetime
) -> bool:
    """Make a thing findable, or renew what is found of it; False when nothing had changed. See `types.Document`.

    Raises ValueError for a kind or scope that is not lower-case letters and digits.
    """
    document = Document(kind, object_id, title, fields, scopes, at)
    content = content_of(document)
    with transaction.atomic():
        for attempt in range(MAX_ATTEMPTS):
            old = SearchDocument.objects.select_for_update().filter(kind=kind, object_id=object_id).first()
            if old and _is_same(old, document, content):
                return False
            if _write(document, content, old, attempt):
                return True
    raise IntegrityError(f"no free place in the search order for {kind} {object_id}")


def index_many(documents: Iterable[Document]) -> int:
    """Index things that are not in the index yet, in bulk (demo, import, rebuild); returns how many.

    Sorted by age here, which makes FTS5 several times faster. Raises IntegrityError for a thing that is already indexed.
    """
    rows = sorted((_row(document, content_of(document), 0) for document in documents), key=lambda row: row.id)
    if not rows:
        return 0
    with transaction.atomic():
        _find_places(rows)
        SearchDocument.objects.bulk_create(rows, batch_size=_BATCH)
    return len(rows)


def forget(*, kind: str, object_id: int) -> bool:
    """Take a thing out of the index, words and all; False when it was not in it."""
    return bool(SearchDocument.objects.filter(kind=kind, object_id=object_id).delete()[0])


def forget_many(*, kind: str, object_ids: Iterable[int]) -> int:
    """Take many things of a kind out of the index; returns how many were in it."""
    return SearchDocument.objects.filter(kind=kind, object_id__in=list(object_ids)).delete()[0]


def _is_same(old: SearchDocument, document: Document, content: Content) -> bool:
    return old.body_hash == content.body_hash and old.at == document.at


def _write(document: Document, content: Content, old: SearchDocument | None, attempt: int) -> bool:
    """Write under the key of this attempt; False when another document has it, or was faster to index this thing."""
    row = _row(document, content, attempt)
    try:
        with transaction.atomic():
            if old and old.id == row.id:
                row.save(force_update=True)
                return True
            if old:
                old.delete()
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _row(document: Document, content: Content, attempt: int) -> SearchDocument:
    return SearchDocument(
        id=order_key(document.kind, document.object_id, document.at, attempt),
        kind=document.kind,
        object_id=document.object_id,
        title=_storable(document.title),
        at=document.at,
        **content._asdict(),
    )


def _storable(text: str) -> str:
    """Without NUL, which PostgreSQL refuses, and halves of characters, which nobody can store."""
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")


def _find_places(rows: list[SearchDocument]) -> None:
    """Move rows off keys that are taken, by others or among themselves, keeping them ascending."""
    taken: set[int] = set()
    while True:
        last = -1
        for row in rows:
            row.id = max(row.id, last + 1)
            while row.id in taken:
                row.id += 1
            last = row.id
        between = SearchDocument.objects.filter(id__gte=rows[0].id, id__lte=last)
        taken = set(between.values_list("id", flat=True))
        if taken.isdisjoint(row.id for row in rows):
            return

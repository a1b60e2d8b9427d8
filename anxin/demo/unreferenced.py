"""Deletes kept files nobody refers to any more: the row, the content and its previews."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from django.db import transaction
from django.db.models import ForeignKey

from anxin.foundation.files import store
from anxin.foundation.files.models import StoredFile


def delete_unreferenced(ids: Iterable[int]) -> int:
    """Delete those of the given files that no row of any table refers to; returns how many. Raises nothing for unknown ids."""
    wanted = set(ids)
    with transaction.atomic():
        for relation in StoredFile._meta.get_fields(include_hidden=True):
            if relation.auto_created and not relation.concrete and isinstance(relation.field, ForeignKey):
                used = relation.related_model.objects.filter(**{f"{relation.field.name}__in": wanted})
                wanted -= set(used.values_list(relation.field.attname, flat=True))
        hashes = list(StoredFile.objects.filter(pk__in=wanted).values_list("sha256", flat=True))
        StoredFile.objects.filter(pk__in=wanted).delete()
        transaction.on_commit(lambda: _delete_contents(hashes))
    return len(hashes)


def _delete_contents(hashes: Iterable[str]) -> None:
    for sha256 in hashes:
        if StoredFile.objects.filter(sha256=sha256).exists():
            continue  # the same content was kept again meanwhile
        store.path_of(sha256).unlink(missing_ok=True)
        for preview in Path(store.folder() / "previews" / sha256[:2]).glob(f"{sha256}-*.webp"):
            preview.unlink(missing_ok=True)

"""Reads of kept files."""

from __future__ import annotations

from collections.abc import Iterable

from anxin.foundation.files.models import StoredFile


def sizes_of(ids: Iterable[int]) -> dict[int, int]:
    """Bytes of each of the given files."""
    return dict(StoredFile.objects.filter(pk__in=list(ids)).values_list("pk", "size_bytes"))

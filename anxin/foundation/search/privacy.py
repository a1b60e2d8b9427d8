"""What the index holds about a person: the words of everything that is hers. Erased last, when nothing writes it anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.privacy.registry import Part, register, subjects_of
from anxin.foundation.search.jobs import scrub
from anxin.foundation.search.models import SearchDocument


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Nothing of its own: the index repeats what stands elsewhere."""
    yield from ()


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Take everything of hers out of the index, and soon also out of its inner tables."""
    count = 0
    for kind, ids in subjects_of(person_id).items():
        count += SearchDocument.objects.filter(kind=kind, object_id__in=ids).delete()[0]
    scrub.enqueue(dedupe_key="search.scrub")
    return count


register(
    Part(
        key="search",
        label=_("Search index"),
        models=("search.SearchDocument",),
        export=export,
        erase=erase,
        order=99,
    )
)

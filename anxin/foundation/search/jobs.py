"""Housekeeping of the index."""

from __future__ import annotations

from django.db import transaction

from anxin.foundation.jobs.models import Lane
from anxin.foundation.jobs.registry import job
from anxin.foundation.search.models import INDEX

_MOST_STEPS = 100_000


@job("search.scrub", lane=Lane.SLOW)
def scrub() -> None:
    """Drive words of documents that were taken out from the index's own tables: somebody's data was erased. In small steps, so that others can write meanwhile."""
    for _step in range(_MOST_STEPS):
        with transaction.atomic():
            if not INDEX.scrub():
                return

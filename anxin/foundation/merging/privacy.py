"""Why two files of a person were made one may name her: the reason goes, that it happened stays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.merging.models import Merge
from anxin.foundation.privacy.registry import Part, declare_free, register, subjects_of


def _about(person_id: int) -> Q:
    found = Q(pk__in=[])
    for kind, ids in subjects_of(person_id).items():
        found |= Q(kind=kind, kept_id__in=ids) | Q(kind=kind, gone_id__in=ids)
    return found


def export(person_id: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """When files were made one, and why."""
    rows = Merge.objects.filter(_about(person_id)).order_by("pk").values("at", "reason")
    yield from (("merges", row) for row in rows)


def erase(person_id: int, actor: Actor, at: datetime) -> int:
    """Blank the reasons."""
    return Merge.objects.filter(_about(person_id)).update(reason="")


register(Part(key="merging", label=_("Merged files"), models=("merging.Merge",), export=export, erase=erase, order=10))
declare_free(("merging.MovedRows",), "names of columns and ids")

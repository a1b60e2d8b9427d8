"""What of cases follows when two files of a customer or of a machine are merged: the cases, with their search documents and the facts their clocks were set by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from anxin.domain.cases.models import Case
from anxin.domain.cases.operations.clocking import changed
from anxin.domain.cases.operations.searching import index_case
from anxin.foundation.actors import Actor
from anxin.foundation.merging.registry import Follower, register


def _moved(case_ids: Sequence[int], _gone_id: int, _kept_id: int, actor: Actor, at: datetime) -> None:
    for case in Case.objects.filter(pk__in=case_ids).select_related("type", "brand"):
        index_case(case_id=case.pk)
        if case.is_active:
            changed(case, actor=actor, at=at)


register(
    Follower("customer", "cases.Case", "customer", _("Cases"), moved=_moved, order=50),
    Follower("unit", "cases.Case", "unit", _("Cases"), moved=_moved, order=50),
)

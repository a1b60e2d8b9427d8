"""Giving up every case of a person who leaves: back to their teams."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.accounts.queries import team_for
from anxin.domain.cases.events import CaseAssigned
from anxin.domain.cases.models import Case
from anxin.domain.cases.types import ACTIVE
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


@transaction.atomic
def release_all(staff_id: int, *, actor: Actor, at: datetime) -> int:
    """Take this person off its open cases; one without a team goes to the person's team for that brand. Returns how many.

    Asks no policy: it follows from somebody leaving, which was asked.
    """
    cases = Case.objects.select_for_update().filter(owner_id=staff_id, state__in=ACTIVE).order_by("pk")
    count = 0
    for case in cases:
        case.owner_id = None
        if case.team_id is None:
            case.team = team_for(staff_id, case.brand_id)
        case.activity_at = at
        case.save(update_fields=["owner", "team", "activity_at"])
        event = CaseAssigned(case_id=case.pk, owner_id=None, team_id=case.team_id, previous_owner_id=staff_id)
        record(event, actor=actor, at=at)
        count += 1
    return count

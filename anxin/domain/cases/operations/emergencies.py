"""Marking a case as an emergency and alerting the people on duty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from anxin.domain.accounts.queries import staff_who_can
from anxin.domain.cases import policies
from anxin.domain.cases.events import EmergencyLifted, EmergencyRaised
from anxin.domain.cases.models import Case
from anxin.domain.cases.operations.moving import locked
from anxin.domain.cases.types import Priority
from anxin.domain.workforce.operations.notices import notify
from anxin.domain.workforce.queries import on_duty
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import record


@transaction.atomic
def raise_emergency(*, case_id: int, kinds: Sequence[str], actor: Actor, at: datetime) -> Case:
    """A person says it is an emergency. Raises NotFound or Forbidden."""
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    mark(case, kinds, actor=actor, at=at)
    return case


def mark(case: Case, kinds: Sequence[str], *, actor: Actor, at: datetime) -> None:
    """Mark a locked case and alert who is on duty for its brand; is nobody, everyone who supervises its cases."""
    new = [kind for kind in kinds if kind not in case.emergency_kinds]
    if case.is_emergency and not new:
        return
    case.is_emergency, case.priority = True, Priority.URGENT
    case.emergency_kinds = [*case.emergency_kinds, *new]
    case.activity_at = at
    case.save()
    alerted = on_duty(brand_id=case.brand_id, at=at) or [
        person.pk for person in staff_who_can("cases.supervise", **policies.where(case))
    ]
    data = {"number": case.number, "subject": case.subject, "kinds": case.emergency_kinds}
    notify(staff_ids=alerted, kind="cases.emergency", data=data, path=f"/desk/cases/{case.number}", at=at, urgent=True)
    record(EmergencyRaised(case_id=case.pk, kinds=list(kinds), alerted_staff_ids=alerted), actor=actor, at=at)


@transaction.atomic
def lift(*, case_id: int, actor: Actor, at: datetime) -> Case:
    """A person looked and it is none. The priority stays as it is. Raises NotFound or Forbidden."""
    case = locked(case_id)
    policies.require(actor, "cases.work", case)
    if case.is_emergency:
        case.is_emergency, case.activity_at = False, at
        case.save(update_fields=["is_emergency", "activity_at"])
        record(EmergencyLifted(case_id=case.pk), actor=actor, at=at)
    return case

"""By when the customer hears from us: what her page shows is noted as told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from anxin.domain.cases.operations.telling import show_due
from anxin.domain.cases.rules.due_words import DueLine, line

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.foundation.actors import Actor


def lines(case: Case, customer: Actor, now: datetime) -> list[DueLine]:
    """What is promised to her, in her language and zone, the earliest first; nothing once the request has ended."""
    if not case.is_active:
        return []
    zone = timezone.get_current_timezone()
    found = [line(due, zone=zone, now=now) for due in show_due(case, actor=customer, at=now)]
    return list(dict.fromkeys(found))

"""By when the customer hears from us: what her page shows is noted as told."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from anxin.domain.cases.operations.telling import show_lines

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case
    from anxin.domain.cases.rules.due_words import DueLine
    from anxin.foundation.actors import Actor


def lines(case: Case, customer: Actor, now: datetime) -> list[DueLine]:
    """What is promised to her, in her language and zone, the earliest first; nothing once the request has ended."""
    if not case.is_active:
        return []
    return show_lines(case, zone=timezone.get_current_timezone(), actor=customer, at=now)

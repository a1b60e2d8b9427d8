"""What holds for everybody's log-in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import SecurityChanged
from anxin.domain.accounts.models import Installation
from anxin.foundation.actors import Actor
from anxin.foundation.events.operations import Changed, record


@transaction.atomic
def require_second_factor(*, is_required: bool, actor: Actor, at: datetime) -> None:
    """Ask a second factor of everyone who may change settings, or leave it to them. Raises Forbidden."""
    policies.require_everywhere(actor, "settings.staff")
    row, _made = Installation.objects.select_for_update().get_or_create(pk=1)
    if row.requires_second_factor != is_required:
        changed = Changed("installation", 1, "requires_second_factor", row.requires_second_factor, is_required)
        row.requires_second_factor = is_required
        row.save(update_fields=["requires_second_factor"])
        record(SecurityChanged(requires_second_factor=is_required), actor=actor, at=at, changes=[changed])

"""People joining and leaving."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.events import StaffJoined
from anxin.domain.accounts.models import Staff
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict
from anxin.foundation.events.operations import record


@transaction.atomic
def join(
    *,
    email: str,
    name: str,
    password: str | None,
    language: str = "zh-hans",
    zone: str = "Asia/Shanghai",
    actor: Actor,
    at: datetime,
) -> Staff:
    """Make an account (without any role). Raises Conflict when the mail address has one already."""
    if Staff.objects.filter(email=email.strip().lower()).exists():
        raise Conflict(_("This mail address already has an account."), field="email")
    staff = Staff.objects.create_user(
        email.strip(), password, name=name.strip(), language=language, zone=zone, joined_at=at
    )
    record(StaffJoined(staff_id=staff.pk), actor=actor, at=at)
    return staff

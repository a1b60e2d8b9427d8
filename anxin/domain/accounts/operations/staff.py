"""People joining, leaving, coming back, and what they say about themselves."""

from __future__ import annotations

import zoneinfo
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts.events import StaffEdited, StaffJoined, StaffLeft, StaffReturned
from anxin.domain.accounts.models import Staff, Team, TeamMembership
from anxin.domain.accounts.operations.roles import require_someone_in_charge
from anxin.domain.accounts.operations.sessions import end_all, managed
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid
from anxin.foundation.events.operations import Changed, record

OWN = ("name", "language", "zone", "theme")


@transaction.atomic
def join(
    *,
    email: str,
    name: str,
    password: str | None,
    language: str = "zh-hans",
    zone: str = "Asia/Shanghai",
    actor: Actor | None,
    at: datetime,
) -> Staff:
    """Make an account (without any role). Without `actor` the person makes it itself.

    Raises Conflict(field="email") when the mail address has one already.
    """
    if Staff.objects.filter(email=email.strip().lower()).exists():
        raise Conflict(_("This mail address already has an account."), field="email")
    staff = Staff.objects.create_user(
        email.strip(), password, name=name.strip(), language=language, zone=zone, joined_at=at
    )
    record(StaffJoined(staff_id=staff.pk), actor=actor or acting(staff), at=at)
    return staff


@transaction.atomic
def leave(*, staff_id: int, actor: Actor, at: datetime) -> Staff:
    """Off-board a person: it cannot log in any more and is logged out everywhere at once; what it did stays.

    Raises NotFound, Forbidden, Invalid when it is the last one in charge, Conflict for oneself.
    """
    staff = managed(staff_id, actor)
    if actor.is_staff and staff.pk == actor.id:
        raise Conflict(_("You cannot off-board yourself."))
    if not staff.is_active:
        return staff
    staff.is_active, staff.left_at = False, at
    staff.save(update_fields=["is_active", "left_at"])
    end_all(staff)
    require_someone_in_charge()
    record(StaffLeft(staff_id=staff.pk), actor=actor, at=at)
    return staff


@transaction.atomic
def come_back(*, staff_id: int, actor: Actor, at: datetime) -> Staff:
    """Let an off-boarded person log in again, with the roles it had. Raises NotFound, Forbidden."""
    staff = managed(staff_id, actor)
    if not staff.is_active:
        staff.is_active, staff.left_at = True, None
        staff.save(update_fields=["is_active", "left_at"])
        record(StaffReturned(staff_id=staff.pk), actor=actor, at=at)
    return staff


@transaction.atomic
def edit(*, staff_id: int, changes: Mapping[str, Any], actor: Actor, at: datetime) -> Staff:
    """Change `name`, `language`, `zone` or `theme`: one's own, or a managed person's. Raises NotFound, Forbidden, Invalid(field)."""
    if actor.is_staff and actor.id == staff_id:
        staff = Staff.objects.select_for_update().get(pk=staff_id)
    else:
        staff = managed(staff_id, actor)
    wanted = {field: _checked(field, value) for field, value in changes.items() if field in OWN}
    changed = [field for field, value in wanted.items() if getattr(staff, field) != value]
    if changed:
        # A name is personal data: that it changed is told, not from what to what.
        told = [Changed("staff", staff.pk, f, getattr(staff, f), wanted[f]) for f in changed if f != "name"]
        for field in changed:
            setattr(staff, field, wanted[field])
        staff.save(update_fields=changed)
        record(StaffEdited(staff_id=staff.pk), actor=actor, at=at, changes=told)
    return staff


@transaction.atomic
def set_teams(*, staff_id: int, team_ids: set[int], actor: Actor, at: datetime) -> None:
    """Put a person into exactly these teams; who leads stays. Raises NotFound, Forbidden, Invalid(field="teams")."""
    staff = managed(staff_id, actor)
    before = set(TeamMembership.objects.filter(staff=staff).values_list("team_id", flat=True))
    if before == team_ids:
        return
    put_into_teams(staff, team_ids - before)
    TeamMembership.objects.filter(staff=staff, team_id__in=before - team_ids).delete()
    changed = Changed("staff", staff.pk, "teams", sorted(before), sorted(team_ids))
    record(StaffEdited(staff_id=staff.pk), actor=actor, at=at, changes=[changed])


def put_into_teams(staff: Staff, team_ids: set[int]) -> None:
    """Add memberships. Raises Invalid(field="teams") for a team there is not."""
    if Team.objects.filter(pk__in=team_ids).count() != len(team_ids):
        raise Invalid(field="teams")
    TeamMembership.objects.bulk_create([TeamMembership(staff=staff, team_id=id) for id in sorted(team_ids)])


def check_password(password: str, *, email: str, name: str) -> None:
    """Raise Invalid(field="password") with every reason why the password is too weak for this person."""
    try:
        validate_password(password, Staff(email=email, name=name))
    except ValidationError as error:
        raise Invalid(" ".join(error.messages), field="password") from error


def acting(staff: Staff) -> Actor:
    """A person acting on its own account, before anything is granted."""
    return Actor(kind="staff", id=staff.pk, name=staff.name)


def _checked(field: str, value: Any) -> Any:
    text = str(value).strip()
    if field == "name" and not 0 < len(text) <= 80:
        raise Invalid(_("Please give a name."), field="name")
    if field == "language" and text not in dict(settings.LANGUAGES):
        raise Invalid(field="language")
    if field == "theme" and text not in Staff.Theme.values:
        raise Invalid(field="theme")
    if field == "zone" and text not in zoneinfo.available_timezones():
        raise Invalid(_("This is not a time zone."), field="zone")
    return text

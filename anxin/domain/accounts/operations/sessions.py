"""Ending log-ins: of one person, everywhere."""

from __future__ import annotations

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.utils import reset as forget_failures
from django.db import transaction

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import SecondFactorReset, SessionsEnded, StaffUnlocked
from anxin.domain.accounts.models import Staff
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.events.operations import record


def end_all(staff: Staff) -> int:
    """Delete every session of a person; returns how many there were."""
    sessions = list(UserSession.objects.filter(user=staff))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def end_sessions(*, staff_id: int, actor: Actor, at: datetime) -> int:
    """Log a person out everywhere; returns in how many places. Raises NotFound, Forbidden."""
    staff = managed(staff_id, actor)
    count = end_all(staff)
    record(SessionsEnded(staff_id=staff.pk), actor=actor, at=at)
    return count


@transaction.atomic
def reset_second_factor(*, staff_id: int, actor: Actor, at: datetime) -> None:
    """Remove the second factors of a person who lost them, and log it out everywhere. Raises NotFound, Forbidden."""
    staff = managed(staff_id, actor)
    Authenticator.objects.filter(user=staff).delete()
    end_all(staff)
    record(SecondFactorReset(staff_id=staff.pk), actor=actor, at=at)


@transaction.atomic
def unlock(*, staff_id: int, actor: Actor, at: datetime) -> None:
    """Forget a person's failed log-ins, so that it may try again at once. Raises NotFound, Forbidden."""
    staff = managed(staff_id, actor)
    forget_failures(username=staff.email)
    record(StaffUnlocked(staff_id=staff.pk), actor=actor, at=at)


def managed(staff_id: int, actor: Actor) -> Staff:
    """The person, locked for this transaction. Raises NotFound, or Forbidden when the actor may not manage it."""
    policies.require(actor, "settings.staff")
    staff = Staff.objects.select_for_update().filter(pk=staff_id).first()
    if staff is None:
        raise NotFound
    policies.require_may_manage(actor, staff)
    return staff

"""Who speaks for an organisation."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.events import MembershipChanged
from anxin.domain.customers.models import Membership
from anxin.domain.customers.operations.files import lock
from anxin.domain.customers.policies import EDIT
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record


@transaction.atomic
def add(
    *,
    organisation_id: int,
    person_id: int,
    role: str,
    is_main_contact: bool = False,
    since_date: date | None = None,
    actor: Actor,
    at: datetime,
) -> Membership:
    """Give a person a role in an organisation. Raises Invalid(field), Conflict when she has it, NotFound, Forbidden."""
    first, second = sorted((organisation_id, person_id))
    files = {id: lock(customer_id=id, permission=EDIT, actor=actor) for id in dict.fromkeys((first, second))}
    if not files[organisation_id].is_organisation:
        raise Invalid(_("This is not an organisation."), field="organisation")
    if files[person_id].is_organisation:
        raise Invalid(_("This is not a person."), field="person")
    role = " ".join(role.split())[:60]
    if not role:
        raise Invalid(_("Please say what she does there."), field="role")
    if Membership.objects.filter(organisation_id=organisation_id, person_id=person_id, role=role).exists():
        raise Conflict(_("This person has this role already."), field="role")
    if is_main_contact:
        Membership.objects.filter(organisation_id=organisation_id).update(is_main_contact=False)
    row = Membership.objects.create(
        organisation_id=organisation_id,
        person_id=person_id,
        role=role,
        is_main_contact=is_main_contact,
        since_date=since_date,
        created_at=at,
    )
    record(_event(row, "added"), actor=actor, at=at)
    return row


@transaction.atomic
def end(*, membership_id: int, until_date: date, actor: Actor, at: datetime) -> Membership:
    """The person has left that role. Raises NotFound, Forbidden."""
    row = Membership.objects.select_for_update().filter(pk=membership_id).first()
    if row is None:
        raise NotFound
    lock(customer_id=row.organisation_id, permission=EDIT, actor=actor)
    row.until_date, row.is_main_contact = until_date, False
    row.save(update_fields=["until_date", "is_main_contact"])
    record(_event(row, "ended"), actor=actor, at=at)
    return row


def _event(row: Membership, what: str) -> MembershipChanged:
    return MembershipChanged(customer_ids=[row.organisation_id, row.person_id], membership_id=row.pk, what=what)

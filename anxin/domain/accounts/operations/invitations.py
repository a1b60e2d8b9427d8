"""Inviting people: a link that works once, for a week, and can be withdrawn. Only the hash of its secret is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from django.core.mail import send_mail
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import InvitationWithdrawn, StaffInvited
from anxin.domain.accounts.models import Invitation, Role, Staff, Team
from anxin.domain.accounts.operations.roles import checked_scopes, give
from anxin.domain.accounts.operations.staff import acting, check_password, join, put_into_teams
from anxin.domain.accounts.rules import links
from anxin.domain.accounts.types import LinkState
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record

Link = Callable[[str], str]


class InvitationClosed(Conflict):
    """The link is used, withdrawn or expired; `details["state"]` says which."""

    code = "invitation_closed"
    message = gettext_lazy("This invitation does not work any more.")


@transaction.atomic
def invite(
    *,
    email: str,
    name: str,
    role: str,
    scopes: Mapping[str, Collection[int]],
    team_ids: Collection[int] = (),
    language: str,
    link: Link,
    sends_mail: bool = True,
    actor: Actor,
    at: datetime,
) -> tuple[Invitation, str]:
    """Invite somebody; returns the invitation and its address, which can never be shown again. `link` makes it of the secret.

    Raises Conflict(field="email") for an account or open invitation of that address, NotFound for an unknown role,
    Invalid(field="scopes" or "teams"), Forbidden.
    """
    found = Role.objects.filter(code=role).first()
    if found is None:
        raise NotFound
    checked = checked_scopes(scopes)
    policies.require(actor, "settings.staff")
    policies.require_may_give(actor, found, checked)
    _check_address(email, at)
    if Team.objects.filter(pk__in=team_ids).count() != len(set(team_ids)):
        raise Invalid(field="teams")
    secret = links.new_secret()
    row = Invitation.objects.create(
        email=email.strip().lower(),
        name=name.strip(),
        role=found,
        scopes=checked,
        team_ids=sorted(set(team_ids)),
        language=language,
        secret_hash=links.hash_of(secret),
        invited_by_id=actor.id if actor.is_staff else None,
        invited_at=at,
        expires_at=at + links.LASTS,
    )
    record(StaffInvited(invitation_id=row.pk, role=role), actor=actor, at=at)
    return row, _told(row, link(secret), sends_mail, actor)


@transaction.atomic
def invite_again(
    *, invitation_id: int, link: Link, sends_mail: bool = True, actor: Actor, at: datetime
) -> tuple[Invitation, str]:
    """Make a new link for an invitation nobody used; the old one ends. Returns as `invite`. Raises NotFound, Forbidden, Conflict."""
    row = _locked_for(invitation_id, actor)
    if row.accepted_at:
        raise InvitationClosed(state=LinkState.USED)
    secret = links.new_secret()
    row.secret_hash, row.withdrawn_at = links.hash_of(secret), None
    row.invited_at, row.expires_at = at, at + links.LASTS
    row.save()
    record(StaffInvited(invitation_id=row.pk, role=row.role.code), actor=actor, at=at)
    return row, _told(row, link(secret), sends_mail, actor)


@transaction.atomic
def withdraw(*, invitation_id: int, actor: Actor, at: datetime) -> None:
    """End an invitation nobody used; twice is once. Raises NotFound, Forbidden, InvitationClosed when it was used."""
    row = _locked_for(invitation_id, actor)
    if row.accepted_at:
        raise InvitationClosed(state=LinkState.USED)
    if row.withdrawn_at is None:
        row.withdrawn_at = at
        row.save(update_fields=["withdrawn_at"])
        record(InvitationWithdrawn(invitation_id=row.pk), actor=actor, at=at)


@transaction.atomic
def accept(*, secret: str, name: str, password: str, zone: str = "Asia/Shanghai", at: datetime) -> Staff:
    """Join by a link, with the role and teams it carries. Raises NotFound, InvitationClosed, Invalid(field), Conflict."""
    row = Invitation.objects.select_for_update(of=("self",)).select_related("role")
    invitation = row.filter(secret_hash=links.hash_of(secret)).first()
    if invitation is None:
        raise NotFound
    state = link_state(invitation, at)
    if state is not LinkState.OPEN:
        raise InvitationClosed(state=state)
    if not name.strip():
        raise Invalid(gettext_lazy("Please give a name."), field="name")
    check_password(password, email=invitation.email, name=name)
    staff = join(
        email=invitation.email,
        name=name,
        password=password,
        language=invitation.language,
        zone=zone,
        actor=None,
        at=at,
    )
    give(staff.pk, invitation.role, invitation.scopes, actor=acting(staff), at=at)
    put_into_teams(staff, set(Team.objects.filter(pk__in=invitation.team_ids).values_list("pk", flat=True)))
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    return staff


def link_state(invitation: Invitation, at: datetime) -> LinkState:
    """What the link of this invitation is good for at `at`."""
    return links.state_of(
        accepted_at=invitation.accepted_at,
        withdrawn_at=invitation.withdrawn_at,
        expires_at=invitation.expires_at,
        at=at,
    )


def _locked_for(invitation_id: int, actor: Actor) -> Invitation:
    policies.require(actor, "settings.staff")
    rows = Invitation.objects.select_for_update(of=("self",)).select_related("role")
    row = rows.filter(pk=invitation_id).first()
    if row is None:
        raise NotFound
    policies.require_may_give(actor, row.role, row.scopes)
    return row


def _check_address(email: str, at: datetime) -> None:
    if Staff.objects.filter(email=email.strip().lower()).exists():
        raise Conflict(_("This mail address already has an account."), field="email")
    open_ones = Invitation.objects.filter(email=email.strip().lower(), accepted_at=None, withdrawn_at=None)
    if open_ones.filter(expires_at__gt=at).exists():
        raise Conflict(_("This person is already invited. You can send the invitation again."), field="email")


def _told(row: Invitation, address: str, sends_mail: bool, actor: Actor) -> str:
    if sends_mail:
        with override(row.language):
            body = _(
                "Hello %(name)s,\n\n%(by)s invites you to work with Anxin. Please open this link within seven days, choose a password, "
                "and you can start:\n\n%(link)s\n\nIf you did not expect this, you need not do anything."
            ) % {"name": row.name, "by": actor.name, "link": address}
            send_mail(_("You are invited to Anxin"), body, None, [row.email])
    return address

"""Roles and who holds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import RoleChanged, RoleGranted, RoleRevoked
from anxin.domain.accounts.models import Grant, GrantScope, Role, Staff
from anxin.domain.accounts.rules.permissions import CODES, ROLES
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import Changed, record


def install_roles() -> None:
    """Make the delivered roles that do not exist yet; existing ones keep what an administrator changed."""
    for order, role in enumerate(ROLES):
        Role.objects.get_or_create(
            code=role.code,
            defaults={
                "names": {"zh-hans": role.zh_hans, "en": role.en},
                "permissions": sorted(role.permissions),
                "order": order,
            },
        )


@transaction.atomic
def set_permissions(*, role_id: int, permissions: Collection[str], actor: Actor, at: datetime) -> Role:
    """Replace what a role permits. Raises Invalid for an unknown code, or when nobody could manage staff any more."""
    policies.require(actor, "settings.staff")
    role = Role.objects.select_for_update().get(pk=role_id)
    unknown = set(permissions) - CODES
    if unknown:
        raise Invalid(field="permissions")
    before, role.permissions = role.permissions, sorted(permissions)
    role.save(update_fields=["permissions"])
    _require_someone_in_charge()
    changed = Changed("role", role.pk, "permissions", before, role.permissions)
    record(RoleChanged(role_id=role.pk), actor=actor, at=at, changes=[changed])
    return role


@transaction.atomic
def grant(*, staff_id: int, role: str, scopes: Mapping[str, Collection[int]], actor: Actor, at: datetime) -> Grant:
    """Give a person a role, limited to `scopes` (dimension → ids). Raises NotFound for an unknown person or role."""
    policies.require(actor, "settings.staff")
    found = Role.objects.filter(code=role).first()
    if found is None or not Staff.objects.filter(pk=staff_id).exists():
        raise NotFound
    row = Grant.objects.create(staff_id=staff_id, role=found, given_at=at)
    GrantScope.objects.bulk_create(
        [GrantScope(grant=row, dimension=dimension, object_id=id) for dimension, ids in scopes.items() for id in ids]
    )
    record(RoleGranted(staff_id=staff_id, role=role), actor=actor, at=at)
    return row


@transaction.atomic
def revoke(*, grant_id: int, actor: Actor, at: datetime) -> None:
    """Take a role away. Raises NotFound, or Invalid when nobody could manage staff any more."""
    policies.require(actor, "settings.staff")
    row = Grant.objects.select_related("role").filter(pk=grant_id).first()
    if row is None:
        raise NotFound
    event = RoleRevoked(staff_id=row.staff_id, role=row.role.code)
    row.delete()
    _require_someone_in_charge()
    record(event, actor=actor, at=at)


def _require_someone_in_charge() -> None:
    """Somebody active must be able to manage staff without limits, or nobody could ever repair a mistake."""
    from django.utils.translation import gettext_lazy as _

    grants = Grant.objects.filter(staff__is_active=True, scopes=None).select_related("role")
    if not any("settings.staff" in g.role.permissions for g in grants):
        raise Invalid(_("At least one person must be able to manage staff everywhere."), field="role")

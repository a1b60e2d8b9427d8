"""Roles and who holds them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import RoleChanged, RoleGranted, RoleRevoked
from anxin.domain.accounts.models import Brand, Grant, GrantScope, Outlet, Region, Role, Staff, Team
from anxin.domain.accounts.rules.granting import MANAGES
from anxin.domain.accounts.rules.permissions import CODES, ROLES
from anxin.foundation import clock
from anxin.foundation.actors import SYSTEM, Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import Changed, record

_MODELS = {"brand": Brand, "region": Region, "outlet": Outlet, "team": Team}


def install_roles() -> None:
    """Make the delivered roles that do not exist yet; give existing ones what they are delivered with since this version.

    What was delivered before and taken away by an administrator is never given again.
    """
    for order, role in enumerate(ROLES):
        codes = sorted(role.permissions)
        names = {"zh-hans": role.zh_hans, "en": role.en}
        defaults = {"names": names, "permissions": codes, "delivered": codes, "order": order}
        row, _made = Role.objects.get_or_create(code=role.code, defaults=defaults)
        if role.permissions - set(row.delivered):
            _deliver(row.pk, role.permissions)


@transaction.atomic
def _deliver(role_id: int, codes: Collection[str]) -> None:
    """Add the permissions that are new since the role was last delivered."""
    role = Role.objects.select_for_update().get(pk=role_id)
    fresh = set(codes) - set(role.delivered)
    role.delivered = sorted({*role.delivered, *fresh})
    role.save(update_fields=["delivered"])
    _replace(role, sorted({*role.permissions, *fresh}), SYSTEM, clock.now())


@transaction.atomic
def set_permissions(*, role_id: int, permissions: Collection[str], actor: Actor, at: datetime) -> Role:
    """Replace what a role permits. Raises Invalid for an unknown code, or when nobody could manage staff any more."""
    return set_matrix(permissions={role_id: permissions}, actor=actor, at=at)[0]


@transaction.atomic
def set_matrix(*, permissions: Mapping[int, Collection[str]], actor: Actor, at: datetime) -> list[Role]:
    """Replace what several roles permit, all or none. Raises as `set_permissions`; only who manages staff everywhere may."""
    policies.require_everywhere(actor, MANAGES)
    roles = list(Role.objects.select_for_update().filter(pk__in=permissions).order_by("pk"))
    if any(set(codes) - CODES for codes in permissions.values()) or len(roles) != len(permissions):
        raise Invalid(field="permissions")
    for role in roles:
        _replace(role, sorted(set(permissions[role.pk])), actor, at)
    require_someone_in_charge()
    return roles


@transaction.atomic
def add_role(*, code: str, names: Mapping[str, str], actor: Actor, at: datetime) -> Role:
    """A new role, permitting nothing yet. Raises Conflict(field="code") when the code is taken."""
    policies.require_everywhere(actor, MANAGES)
    if Role.objects.filter(code=code).exists():
        raise Conflict(_("This code is in use."), field="code")
    last = Role.objects.order_by("-order").values_list("order", flat=True).first() or 0
    role = Role.objects.create(code=code, names=dict(names), permissions=[], order=last + 1)
    changed = Changed("role", role.pk, "names", None, role.names)
    record(RoleChanged(role_id=role.pk), actor=actor, at=at, changes=[changed])
    return role


@transaction.atomic
def grant(*, staff_id: int, role: str, scopes: Mapping[str, Collection[int]], actor: Actor, at: datetime) -> Grant:
    """Give a person a role, limited to `scopes` (dimension → ids). The same role with the same limits twice is one.

    Raises NotFound for an unknown person or role, Invalid(field="scopes") for an unknown limit, Forbidden when the actor
    may not give it.
    """
    found = Role.objects.filter(code=role).first()
    if found is None or not Staff.objects.select_for_update().filter(pk=staff_id).exists():
        raise NotFound
    checked = checked_scopes(scopes)
    policies.require(actor, MANAGES)
    policies.require_may_give(actor, found, checked)
    return find_grant(staff_id, found, checked) or give(staff_id, found, checked, actor=actor, at=at)


@transaction.atomic
def revoke(*, grant_id: int, actor: Actor, at: datetime) -> None:
    """Take a role away. Raises NotFound, Forbidden, or Invalid when nobody could manage staff any more."""
    policies.require(actor, MANAGES)
    row = Grant.objects.select_related("role").prefetch_related("scopes").filter(pk=grant_id).first()
    if row is None:
        raise NotFound
    policies.require_may_give(actor, row.role, policies.scopes_of(row))
    take(row, actor=actor, at=at)
    require_someone_in_charge()


def give(
    staff_id: int,
    role: Role,
    scopes: Mapping[str, Collection[int]],
    *,
    provider_id: int | None = None,
    actor: Actor,
    at: datetime,
) -> Grant:
    """Write a grant whose right to be given was checked before."""
    row = Grant.objects.create(staff_id=staff_id, role=role, given_at=at, provider_id=provider_id)
    GrantScope.objects.bulk_create(
        [GrantScope(grant=row, dimension=dimension, object_id=id) for dimension, ids in scopes.items() for id in ids]
    )
    changed = Changed("staff", staff_id, "role", None, {"role": role.code, "scopes": _plain(scopes)})
    record(RoleGranted(staff_id=staff_id, role=role.code), actor=actor, at=at, changes=[changed])
    return row


def take(row: Grant, *, actor: Actor, at: datetime) -> None:
    """Delete a grant whose right to be taken was checked before."""
    before = {"role": row.role.code, "scopes": policies.scopes_of(row)}
    event = RoleRevoked(staff_id=row.staff_id, role=row.role.code)
    changed = Changed("staff", row.staff_id, "role", before, None)
    row.delete()
    record(event, actor=actor, at=at, changes=[changed])


def find_grant(staff_id: int, role: Role, scopes: Mapping[str, Collection[int]]) -> Grant | None:
    """The grant a person already has of exactly that role and those limits, or None."""
    wanted = {dimension: set(ids) for dimension, ids in scopes.items()}
    held = Grant.objects.filter(staff_id=staff_id, role=role, provider=None).prefetch_related("scopes")
    return next((g for g in held if {d: set(ids) for d, ids in policies.scopes_of(g).items()} == wanted), None)


def checked_scopes(scopes: Mapping[str, Collection[int]]) -> dict[str, list[int]]:
    """The limits without empty dimensions. Raises Invalid(field="scopes") for a dimension or thing that does not exist."""
    checked = {dimension: sorted(set(ids)) for dimension, ids in scopes.items() if ids}
    for dimension, ids in checked.items():
        if dimension not in _MODELS or _MODELS[dimension]._default_manager.filter(pk__in=ids).count() != len(ids):
            raise Invalid(field="scopes")
    return checked


def require_someone_in_charge() -> None:
    """Somebody active must be able to manage staff without limits, or nobody could ever repair a mistake. Raises Invalid."""
    grants = Grant.objects.filter(staff__is_active=True, scopes=None).select_related("role")
    if not any(MANAGES in g.role.permissions for g in grants):
        raise Invalid(_("At least one person must be able to manage staff everywhere."), field="role")


def _replace(role: Role, permissions: list[str], actor: Actor, at: datetime) -> None:
    before, role.permissions = role.permissions, permissions
    if before == permissions:
        return
    role.save(update_fields=["permissions"])
    changed = Changed("role", role.pk, "permissions", before, permissions)
    record(RoleChanged(role_id=role.pk), actor=actor, at=at, changes=[changed])


def _plain(scopes: Mapping[str, Collection[int]]) -> dict[str, list[int]]:
    return {dimension: sorted(ids) for dimension, ids in scopes.items()}

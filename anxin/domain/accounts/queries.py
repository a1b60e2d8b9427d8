"""Reads of accounts."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from anxin.domain.accounts import policies
from anxin.domain.accounts.models import Brand, Grant, Installation, Outlet, Region, Role, Staff, Team
from anxin.foundation import actors
from anxin.foundation.actors import Actor


def actor_of(staff: Staff) -> Actor:
    """The acting person with everything granted to it; two queries."""
    if not staff.is_active:
        return Actor(kind="staff", id=staff.pk, name=staff.name)
    grants = Grant.objects.filter(staff=staff).select_related("role").prefetch_related("scopes")
    return _with_grants(staff, grants)


def _with_grants(staff: Staff, grants: Iterable[Grant]) -> Actor:
    return Actor(kind="staff", id=staff.pk, name=staff.name, grants=tuple(_grant(grant) for grant in grants))


def _grant(grant: Grant) -> actors.Grant:
    scopes: dict[str, set[int]] = {}
    for scope in grant.scopes.all():
        scopes.setdefault(scope.dimension, set()).add(scope.object_id)
    return actors.Grant(
        permissions=frozenset(grant.role.permissions),
        scopes={dimension: frozenset(ids) for dimension, ids in scopes.items()},
    )


def installation() -> Installation:
    """The row about this installation; made on first ask."""
    return Installation.objects.get_or_create(pk=1)[0]


def active_brands() -> QuerySet[Brand]:
    """Brands customers can turn to, in display order."""
    return Brand.objects.filter(is_active=True).select_related("logo")


def brands(actor: Actor, permission: str = "cases.view") -> QuerySet[Brand]:
    """Brands on which `actor` holds `permission`; grants limited by team, region or outlet do not hide the brand's name."""
    if any(permission in g.permissions and "brand" not in g.scopes for g in actor.grants):
        return Brand.objects.all()
    return policies.within(Brand.objects.all(), actor, permission, {"brand": "id"})


def regions() -> QuerySet[Region]:
    """All regions."""
    return Region.objects.all()


def outlets() -> QuerySet[Outlet]:
    """All outlets with their region."""
    return Outlet.objects.select_related("region")


def teams(brand_id: int | None = None) -> QuerySet[Team]:
    """Active teams: of all brands, or those that work for one."""
    found = Team.objects.filter(is_active=True)
    return found if brand_id is None else found.filter(brand_id=brand_id) | found.filter(brand_id=None)


def roles() -> QuerySet[Role]:
    """All roles in display order."""
    return Role.objects.all()


def staff_members() -> QuerySet[Staff]:
    """Everyone who works here now."""
    return Staff.objects.filter(is_active=True)


def find_staff(staff_id: int) -> Staff | None:
    """One person, or None."""
    return Staff.objects.filter(pk=staff_id).first()


def staff_who_can(permission: str, **where: int | None) -> list[Staff]:
    """Active people holding `permission` at `where` (brand=…, team=…); for alerts, not for lists of thousands."""
    people = Staff.objects.filter(is_active=True).exclude(role_grants=None).distinct()
    people = people.prefetch_related("role_grants__role", "role_grants__scopes")
    return [person for person in people if _with_grants(person, person.role_grants.all()).can(permission, where)]


def names_of_staff(ids: Iterable[int]) -> dict[int, str]:
    """Names by id, also of people who left."""
    wanted = set(ids)
    return dict(Staff.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}

"""Reads of accounts."""

from __future__ import annotations

from django.db.models import QuerySet

from anxin.domain.accounts import policies
from anxin.domain.accounts.models import ApiToken, Brand, Grant, Installation, Outlet, Region, Role, Staff, Team
from anxin.foundation import actors
from anxin.foundation.actors import Actor


def actor_of(staff: Staff) -> Actor:
    """The acting person with everything granted to it; two queries."""
    if not staff.is_active:
        return Actor(kind="staff", id=staff.pk, name=staff.name)
    grants = Grant.objects.filter(staff=staff).select_related("role").prefetch_related("scopes")
    return Actor(kind="staff", id=staff.pk, name=staff.name, grants=tuple(_grant(grant) for grant in grants))


def _grant(grant: Grant) -> actors.Grant:
    scopes: dict[str, set[int]] = {}
    for scope in grant.scopes.all():
        scopes.setdefault(scope.dimension, set()).add(scope.object_id)
    return actors.Grant(
        permissions=frozenset(grant.role.permissions),
        scopes={dimension: frozenset(ids) for dimension, ids in scopes.items()},
    )


def api_tokens(actor: Actor) -> QuerySet[ApiToken]:
    """Tokens that were not revoked, newest first: the actor's own, everybody's for who manages staff. Raises Forbidden."""
    policies.require(actor, "api.tokens")
    rows = ApiToken.objects.filter(revoked_at=None).select_related("staff").order_by("-id")
    return rows if actor.can("settings.staff") else rows.filter(staff_id=actor.id)


def installation() -> Installation:
    """The row about this installation; made on first ask."""
    return Installation.objects.get_or_create(pk=1)[0]


def active_brands() -> QuerySet[Brand]:
    """Brands customers can turn to, in display order."""
    return Brand.objects.filter(is_active=True).select_related("logo")


def get_brand(brand_id: int) -> Brand:
    """One brand. Raises Brand.DoesNotExist."""
    return Brand.objects.get(pk=brand_id)


def has_active_brand(brand_id: int) -> bool:
    """Whether customers can turn to that brand."""
    return Brand.objects.filter(pk=brand_id, is_active=True).exists()


def find_team(team_id: int) -> Team | None:
    """One active team, or None."""
    return Team.objects.filter(pk=team_id, is_active=True).first()


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
    return [person for person in people if actor_of(person).can(permission, where)]

"""Reads of accounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, Prefetch, Q, QuerySet
from django.utils.crypto import constant_time_compare

from anxin.domain.accounts import policies
from anxin.domain.accounts.models import (
    ApiToken,
    Brand,
    Grant,
    IdentityProvider,
    Installation,
    Invitation,
    Outlet,
    Region,
    Role,
    Staff,
    Team,
    TeamMembership,
)
from anxin.domain.accounts.rules import links
from anxin.domain.accounts.rules.permissions import PERMISSIONS, Permission
from anxin.foundation import actors
from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.ids import read_code, sign

_STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def actor_of(staff: Staff) -> Actor:
    """The acting person with everything granted to it; one query, because every page asks."""
    if not staff.is_active:
        return Actor(kind="staff", id=staff.pk, name=staff.name)
    permissions: dict[int, frozenset[str]] = {}
    scopes: dict[int, dict[str, set[int]]] = {}
    rows = Grant.objects.filter(staff=staff).order_by("pk")
    for pk, held, dimension, allowed in rows.values_list(
        "pk", "role__permissions", "scopes__dimension", "scopes__object_id"
    ):
        permissions[pk] = frozenset(held)
        limits = scopes.setdefault(pk, {})
        if dimension is not None:
            limits.setdefault(dimension, set()).add(allowed)
    grants = (actors.Grant(permissions[pk], {d: frozenset(ids) for d, ids in scopes[pk].items()}) for pk in permissions)
    return Actor(kind="staff", id=staff.pk, name=staff.name, grants=tuple(grants))


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


def api_tokens(actor: Actor) -> QuerySet[ApiToken]:
    """Tokens that were not revoked, newest first: the actor's own, everybody's for who manages staff. Raises Forbidden."""
    policies.require(actor, "api.tokens")
    rows = ApiToken.objects.filter(revoked_at=None).select_related("staff").order_by("-id")
    return rows if actor.can("settings.staff") else rows.filter(staff_id=actor.id)


def permissions_of(actor: Actor) -> list[Permission]:
    """The permissions the actor holds somewhere, in the table's order."""
    held = actor.permissions()
    return [permission for permission in PERMISSIONS if permission.code in held]


def installation() -> Installation:
    """The row about this installation; made on first ask."""
    return Installation.objects.get_or_create(pk=1)[0]


def active_brands() -> QuerySet[Brand]:
    """Brands customers can turn to, in display order, with logo and working time."""
    return Brand.objects.filter(is_active=True).select_related("logo", "calendar")


def find_active_brand(code: str) -> Brand | None:
    """The brand with that code when customers can turn to it, else None."""
    return active_brands().filter(code=code).first()


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
    people = people.prefetch_related("role_grants__role", "role_grants__scopes")
    return [person for person in people if _with_grants(person, person.role_grants.all()).can(permission, where)]


def people(
    actor: Actor,
    *,
    words: str = "",
    role: str = "",
    team_id: int | None = None,
    brand_id: int | None = None,
    state: str = "",
) -> QuerySet[Staff]:
    """Everybody's accounts for who manages staff, with roles, teams and last activity. `state`: active, left, "" for both."""
    policies.require(actor, "settings.staff")
    rows = Staff.objects.all()
    for word in words.split()[:5]:
        rows = rows.filter(Q(name__icontains=word) | Q(email__icontains=word))
    if role:
        rows = rows.filter(Exists(Grant.objects.filter(staff=OuterRef("pk"), role__code=role)))
    if team_id:
        rows = rows.filter(Exists(TeamMembership.objects.filter(staff=OuterRef("pk"), team_id=team_id)))
    if brand_id:
        in_brand = Grant.objects.filter(staff=OuterRef("pk"), scopes__dimension="brand", scopes__object_id=brand_id)
        rows = rows.filter(Exists(in_brand))
    if state:
        rows = rows.filter(is_active=state == "active")
    shown = Prefetch("role_grants", Grant.objects.select_related("role", "provider").prefetch_related("scopes"))
    rows = rows.prefetch_related(shown, Prefetch("memberships", TeamMembership.objects.select_related("team")))
    has_factor = Authenticator.objects.filter(user=OuterRef("pk"), type__in=_STRONG)
    return rows.annotate(seen_at=Max("usersession__last_seen_at"), has_second_factor=Exists(has_factor))


def get_person(actor: Actor, staff_id: int) -> Staff:
    """One person as `people` shows it. Raises NotFound, Forbidden."""
    found = people(actor).filter(pk=staff_id).first()
    if found is None:
        raise NotFound
    return found


def team_for(staff_id: int, brand_id: int) -> Team | None:
    """The team of a person that works for a brand, one of the brand's own before one that works for all; None without any."""
    mine = Team.objects.filter(memberships__staff_id=staff_id, is_active=True)
    return mine.filter(brand_id=brand_id).first() or mine.filter(brand_id=None).first()


def find_logo(code: str, content: str) -> str | None:
    """Full hash of the logo of the brand `code`, when it begins with `content`; else None."""
    sha256 = Brand.objects.filter(code=code).values_list("logo__sha256", flat=True).first()
    return sha256 if sha256 and len(content) >= 12 and sha256.startswith(content) else None


def permissions() -> tuple[Permission, ...]:
    """Every right there is, in the order of the table."""
    return PERMISSIONS


def is_locked(staff: Staff) -> bool:
    """Whether too many failed log-ins lock this person out somewhere just now."""
    attempts = AccessAttempt.objects.filter(username=staff.email, failures_since_start__gte=settings.AXES_FAILURE_LIMIT)
    return attempts.exists()


def has_second_factor(staff_id: int) -> bool:
    """Whether a person has set up an authenticator app or a passkey."""
    return Authenticator.objects.filter(user_id=staff_id, type__in=_STRONG).exists()


def needs_second_factor(actor: Actor) -> bool:
    """Whether the house asks a second factor of `actor`: of whoever may change settings."""
    may_change = any(code.startswith("settings.") for code in actor.permissions())
    return may_change and installation().requires_second_factor


def must_add_second_factor(actor: Actor) -> bool:
    """Whether `actor` needs a second factor and has none."""
    return needs_second_factor(actor) and not has_second_factor(actor.id or 0)


def sessions(staff: Staff) -> QuerySet[UserSession]:
    """Where a person is logged in, last seen first."""
    return UserSession.objects.filter(user=staff).order_by("-last_seen_at")


def open_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Invitations nobody used or withdrew, newest first, expired ones too: they can be sent again."""
    policies.require(actor, "settings.staff")
    rows = Invitation.objects.filter(accepted_at=None, withdrawn_at=None)
    return rows.select_related("role", "invited_by").order_by("-invited_at", "-id")


def find_invitation(secret: str) -> Invitation | None:
    """The invitation a link's secret belongs to, whatever its state; None when there is none."""
    return Invitation.objects.select_related("role").filter(secret_hash=links.hash_of(secret)).first()


def organisation(actor: Actor) -> dict[str, QuerySet]:  # type: ignore[type-arg]
    """Brands, regions, outlets and teams the actor may change, by kind."""

    def mine(rows: QuerySet, columns: dict[str, str]) -> QuerySet:  # type: ignore[type-arg]
        return policies.within(rows, actor, "settings.organisation", columns)

    return {
        "brand": mine(Brand.objects.select_related("logo", "calendar"), {"brand": "id"}),
        "region": mine(Region.objects.all(), {"region": "id"}),
        "outlet": mine(Outlet.objects.select_related("region"), {"outlet": "id", "region": "region_id"}),
        "team": mine(
            Team.objects.select_related("brand").prefetch_related("memberships__staff"),
            {"team": "id", "brand": "brand_id"},
        ),
    }


def identity_providers(*, active_only: bool = False) -> QuerySet[IdentityProvider]:
    """Providers people may log in with, with their tables."""
    rows = IdentityProvider.objects.prefetch_related("mappings")
    return rows.filter(is_active=True) if active_only else rows


def names_of(staff_ids: Collection[int]) -> dict[int, str]:
    """Names of people by id; one query."""
    return dict(Staff.objects.filter(pk__in=staff_ids).values_list("pk", "name"))


def scope_names(pairs: Collection[tuple[str, int]]) -> dict[tuple[str, int], dict[str, str]]:
    """Names by language of (dimension, id) pairs; at most one query per dimension."""
    models = {"brand": Brand, "region": Region, "outlet": Outlet, "team": Team}
    found: dict[tuple[str, int], dict[str, str]] = {}
    for dimension, model in models.items():
        ids = {id for kind, id in pairs if kind == dimension}
        if ids:
            rows = model._default_manager.filter(pk__in=ids).values_list("pk", "names")
            found.update({(dimension, pk): names for pk, names in rows})
    return found


def setup_code() -> str:
    """What the operator types on the first-run page from another machine; always the same for one installation."""
    return sign("first run", key=settings.SECRET_KEY, purpose="setup code", length=10)


def is_setup_code(typed: str) -> bool:
    """Whether that is this installation's set-up code, however it was typed."""
    return constant_time_compare(read_code(typed), setup_code())


def names_of_staff(ids: Iterable[int]) -> dict[int, str]:
    """Names by id, also of people who left."""
    wanted = set(ids)
    return dict(Staff.objects.filter(pk__in=wanted).values_list("pk", "name")) if wanted else {}


def all_brands() -> QuerySet[Brand]:
    """Every brand, inactive ones too, in display order."""
    return Brand.objects.all()


def brand_counts_by_calendar() -> dict[int, int]:
    """How many brands keep to each calendar, by its id; one query."""
    rows = Brand.objects.exclude(calendar=None).order_by().values_list("calendar_id")
    return dict(rows.annotate(count=Count("id")))


def staff_with_roles(codes: Collection[str], where: Mapping[str, int | None]) -> list[int]:
    """Ids of active people who hold one of the roles at `where` (dimension → id); two queries."""
    grants = Grant.objects.filter(role__code__in=codes, staff__is_active=True).select_related("role")
    return sorted({row.staff_id for row in grants.prefetch_related("scopes") if _grant(row).covers(where)})

"""Logging in with an identity provider: its settings, its table of roles, and what a log-in by it changes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import IdentityProviderRemoved, IdentityProviderSaved
from anxin.domain.accounts.models import Brand, Grant, IdentityProvider, Role, RoleMapping, Staff
from anxin.domain.accounts.operations.roles import give, require_someone_in_charge, take
from anxin.domain.accounts.operations.staff import acting, join
from anxin.domain.accounts.rules.mapping import roles_for, values_of
from anxin.domain.accounts.types import MappedRole
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from anxin.foundation.events.operations import Changed, record
from anxin.foundation.secrets import seal

_FIELDS = ("code", "name", "issuer", "client_id", "claim", "makes_accounts", "is_active")


class NoAccess(Forbidden):
    """The identity provider knows this person, but nothing here was given to it."""

    code = "no_access"
    message = _("You are logged in there, but nobody gave you access here yet. Please ask an administrator.")


@transaction.atomic
def save_provider(
    *,
    provider_id: int | None = None,
    values: Mapping[str, Any],
    secret: str = "",
    mappings: Collection[MappedRole] = (),
    actor: Actor,
    at: datetime,
) -> IdentityProvider:
    """Make or change a provider with its whole table of roles; an empty `secret` keeps the old one.

    Raises NotFound, Conflict(field="code"), Invalid(field). Only who manages staff everywhere may: it hands out roles.
    """
    policies.require_everywhere(actor, "settings.staff")
    rows = IdentityProvider.objects.select_for_update()
    provider = rows.filter(pk=provider_id).first() if provider_id else IdentityProvider()
    if provider is None:
        raise NotFound
    if rows.filter(code=values["code"]).exclude(pk=provider.pk).exists():
        raise Conflict(_("This code is in use."), field="code")
    if not values["issuer"].startswith(("https://", "http://")):
        raise Invalid(_("Please give an address beginning with https://."), field="issuer")
    fields = {field: values[field] for field in _FIELDS if field in values}
    before = {field: getattr(provider, field) if provider.pk else None for field in fields}
    for field, value in fields.items():
        setattr(provider, field, value)
    if provider.pk and any(
        before[field] != fields.get(field, before[field]) for field in ("code", "issuer") if field in before
    ):
        forget_identities(before["code"])
    provider.sealed_secret = seal(secret) if secret else provider.sealed_secret
    provider.save()
    changed = [Changed("identity_provider", provider.pk, f, before[f], v) for f, v in fields.items() if before[f] != v]
    changed += _replace_mappings(provider, mappings)
    record(IdentityProviderSaved(provider_id=provider.pk), actor=actor, at=at, changes=changed)
    return provider


@transaction.atomic
def remove_provider(*, provider_id: int, actor: Actor, at: datetime) -> None:
    """Forget a provider and take away what it gave. Raises NotFound, Invalid when nobody would be in charge any more."""
    policies.require_everywhere(actor, "settings.staff")
    provider = IdentityProvider.objects.select_for_update().filter(pk=provider_id).first()
    if provider is None:
        raise NotFound
    for grant in Grant.objects.filter(provider=provider).select_related("role").prefetch_related("scopes"):
        take(grant, actor=actor, at=at)
    require_someone_in_charge()
    forget_identities(provider.code)
    record(IdentityProviderRemoved(provider_id=provider.pk, code=provider.code), actor=actor, at=at)
    provider.delete()


@transaction.atomic
def arrive(
    *,
    provider_id: int,
    staff_id: int | None,
    email: str,
    is_email_verified: bool,
    name: str,
    claims: Mapping[str, Any],
    at: datetime,
) -> Staff:
    """Somebody proved to a provider who it is: find or make the account, and give exactly the roles its table says.

    `staff_id` is set when this identity logged in before; else a verified mail address decides. Raises NoAccess.
    """
    provider = IdentityProvider.objects.filter(pk=provider_id, is_active=True).first()
    if provider is None:
        raise NoAccess
    lines = [MappedRole(m.value, m.role_id, tuple(m.brand_ids)) for m in provider.mappings.all()]
    wanted = roles_for(values_of(claims, provider.claim), lines)
    staff = Staff.objects.select_for_update().filter(pk=staff_id).first() if staff_id else None
    if staff is None and email and is_email_verified:
        staff = Staff.objects.select_for_update().filter(email=email.lower()).first()
        if staff is None and provider.makes_accounts and wanted:
            staff = join(email=email, name=name or email.partition("@")[0], password=None, actor=None, at=at)
    if staff is None or not staff.is_active:
        raise NoAccess
    _align(staff, provider, wanted, at)
    return staff


def forget_identities(code: str) -> None:
    """Another issuer may call other people by the same names: everyone is matched anew."""
    SocialAccount.objects.filter(provider=code).delete()


def _align(
    staff: Staff, provider: IdentityProvider, wanted: Collection[tuple[int, tuple[int, ...]]], at: datetime
) -> None:
    """Give what is missing and take what is gone, of this provider's grants only."""
    held = {}
    for grant in Grant.objects.filter(staff=staff, provider=provider).select_related("role").prefetch_related("scopes"):
        held[grant.role_id, tuple(sorted(policies.scopes_of(grant).get("brand", [])))] = grant
    for role_id, brand_ids in sorted(set(wanted) - set(held)):
        scopes = {"brand": list(brand_ids)} if brand_ids else {}
        give(staff.pk, Role.objects.get(pk=role_id), scopes, provider_id=provider.pk, actor=acting(staff), at=at)
    for key in set(held) - set(wanted):
        _take_unless_last(held[key], acting(staff), at)


def _take_unless_last(grant: Grant, actor: Actor, at: datetime) -> None:
    """A provider's mistake must not lock everybody out: the last one in charge keeps the role."""
    try:
        with transaction.atomic():
            take(grant, actor=actor, at=at)
            require_someone_in_charge()
    except Invalid:
        pass


def _replace_mappings(provider: IdentityProvider, mappings: Collection[MappedRole]) -> list[Changed]:
    before = [_plain(MappedRole(m.value, m.role_id, tuple(m.brand_ids))) for m in provider.mappings.all()]
    lines = sorted(set(mappings), key=lambda line: (line.value, line.role_id, line.brand_ids))
    if Role.objects.filter(pk__in={line.role_id for line in lines}).count() != len({line.role_id for line in lines}):
        raise Invalid(field="role")
    brands = {brand for line in lines for brand in line.brand_ids}
    if Brand.objects.filter(pk__in=brands).count() != len(brands):
        raise Invalid(field="brands")
    after = [_plain(line) for line in lines]
    if before == after:
        return []
    provider.mappings.all().delete()
    rows = [
        RoleMapping(provider=provider, value=m.value, role_id=m.role_id, brand_ids=list(m.brand_ids)) for m in lines
    ]
    RoleMapping.objects.bulk_create(rows)
    return [Changed("identity_provider", provider.pk, "mappings", before, after)]


def _plain(line: MappedRole) -> dict[str, Any]:
    return {"value": line.value, "role_id": line.role_id, "brand_ids": list(line.brand_ids)}

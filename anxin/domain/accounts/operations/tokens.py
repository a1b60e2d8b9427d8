"""Tokens for programs: making, using and revoking them. The secret itself is never kept."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies
from anxin.domain.accounts.events import ApiTokenMade, ApiTokenRevoked
from anxin.domain.accounts.models import ApiToken
from anxin.domain.accounts.queries import actor_of
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import record

PREFIX = "axn_"
_USE_NOTED_EVERY = timedelta(minutes=1)  # a write for every call would make each read a write


@transaction.atomic
def make(
    *, name: str, scopes: Collection[str], expires_at: datetime | None, actor: Actor, at: datetime
) -> tuple[ApiToken, str]:
    """A new token of the actor's own and its secret, which nobody can ever read again.

    Raises Forbidden, or Invalid(field) for an empty name, no scope, a scope the actor does not hold, or an end in the past.
    """
    policies.require(actor, "api.tokens")
    if not name.strip():
        raise Invalid(_("Please give a name, so that you know it again."), field="name")
    if not scopes:
        raise Invalid(_("Please choose at least one right."), field="scopes")
    if not set(scopes) <= actor.permissions():
        raise Invalid(_("You can only pass on rights you have yourself."), field="scopes")
    if expires_at is not None and expires_at <= at:
        raise Invalid(_("This lies in the past."), field="expires_at")
    secret = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        staff_id=actor.id,
        name=name.strip()[:80],
        secret_hash=_hashed(secret),
        hint=secret[-4:],
        scopes=sorted(set(scopes)),
        created_at=at,
        expires_at=expires_at,
    )
    record(ApiTokenMade(token_id=token.pk, staff_id=token.staff_id, scopes=token.scopes), actor=actor, at=at)
    return token, secret


@transaction.atomic
def revoke(*, token_id: int, actor: Actor, at: datetime) -> ApiToken:
    """End a token for good: one's own, or anybody's for who manages staff. Raises NotFound; a revoked one stays revoked."""
    policies.require(actor, "api.tokens")
    token = ApiToken.objects.select_for_update().filter(pk=token_id).first()
    if token is None or (token.staff_id != actor.id and not actor.can("settings.staff")):
        raise NotFound
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        record(ApiTokenRevoked(token_id=token.pk, staff_id=token.staff_id), actor=actor, at=at)
    return token


def use(*, secret: str, at: datetime) -> tuple[ApiToken, Actor] | None:
    """The token of `secret` and who acts by it: what its person may, cut down to its scopes. None when it does not (any more) work."""
    token = ApiToken.objects.select_related("staff").filter(secret_hash=_hashed(secret), revoked_at=None).first()
    if token is None or not token.staff.is_active or (token.expires_at is not None and token.expires_at <= at):
        return None
    if token.used_at is None or at - token.used_at >= _USE_NOTED_EVERY:
        ApiToken.objects.filter(pk=token.pk).update(used_at=at)
    return token, _cut_down(actor_of(token.staff), frozenset(token.scopes))


def _cut_down(actor: Actor, scopes: frozenset[str]) -> Actor:
    grants = (replace(grant, permissions=grant.permissions & scopes) for grant in actor.grants)
    return replace(actor, grants=tuple(grant for grant in grants if grant.permissions))


def _hashed(secret: str) -> str:
    # 256 random bits cannot be guessed, so a plain hash is enough and finds the row by an index.
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()

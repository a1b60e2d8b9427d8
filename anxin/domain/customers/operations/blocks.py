"""Senders nobody wants to hear from: blocking with a reason, letting in again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.customers.events import SenderBlocked, SenderUnblocked
from anxin.domain.customers.models import BlockedSender
from anxin.domain.customers.policies import EDIT
from anxin.domain.customers.queries.blocks import find_block
from anxin.domain.customers.rules.contacts import normal_value
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import record

DOMAIN = "domain"


@transaction.atomic
def block(*, kind: str, value: str, brand_id: int | None, reason: str, actor: Actor, at: datetime) -> BlockedSender:
    """Let nothing in from this address any more (kind "domain": from nobody at that mail host), for one brand or for all.

    Raises Invalid(field), Conflict when it is blocked already, Forbidden.
    """
    accounts.require(actor, EDIT, {"brand": brand_id})
    value = _normal(kind, value)
    if not reason.strip():
        raise Invalid(_("Please say why."), field="reason")
    if find_block(kind, value, brand_id):
        raise Conflict(_("This address is blocked already."), field="value")
    row = BlockedSender.objects.create(
        brand_id=brand_id,
        kind=kind,
        value=value,
        reason=reason.strip()[:300],
        by_id=actor.id if actor.is_staff else None,
        at=at,
    )
    record(SenderBlocked(block_id=row.pk, brand_id=brand_id, kind=kind), actor=actor, at=at)
    return row


@transaction.atomic
def lift(*, block_id: int, actor: Actor, at: datetime) -> BlockedSender:
    """Let the address in again. Raises NotFound when it is not blocked (any more), Forbidden."""
    row = BlockedSender.objects.select_for_update().filter(pk=block_id, lifted_at=None).first()
    if row is None:
        raise NotFound
    accounts.require(actor, EDIT, {"brand": row.brand_id})
    row.lifted_at, row.lifted_by_id = at, actor.id if actor.is_staff else None
    row.save(update_fields=["lifted_at", "lifted_by"])
    record(SenderUnblocked(block_id=row.pk, brand_id=row.brand_id), actor=actor, at=at)
    return row


def _normal(kind: str, value: str) -> str:
    if kind != DOMAIN:
        return normal_value(kind, value)
    host = value.strip().lower().lstrip("@")
    if "." not in host or len(host) > 250 or any(letter.isspace() or letter in "@/" for letter in host):
        raise Invalid(_("This does not look like the part after the @ of a mail address."), field="value")
    return host

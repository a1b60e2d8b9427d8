"""Promises beside the law: written, tried, signed off, withdrawn. Each version is for good."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from anxin.domain.entitlements import policies
from anxin.domain.entitlements.events import PromiseDrafted, PromiseEnded, PromiseSigned, PromiseWithdrawn
from anxin.domain.entitlements.models import Promise
from anxin.domain.entitlements.queries import promises as queries
from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.rules.engine import check_floors
from anxin.domain.entitlements.rules.errors import PackError
from anxin.domain.entitlements.rules.packs import Pack, read_pack
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import Changed, record

LONGEST = 200_000


@transaction.atomic
def draft(*, text: str, actor: Actor, at: datetime) -> Promise:
    """Write the next version of a promise. Raises Forbidden, and Invalid(field="text") with line and reason."""
    policies.require(actor)
    pack = _read(text)
    head = pack.head
    latest = Promise.objects.select_for_update().filter(code=head.id).order_by("-number").first()
    if latest is not None and latest.digest == pack.digest:
        raise Conflict(_("This is word for word the latest version already."))
    number = (Promise.objects.filter(code=head.id).aggregate(most=Max("number"))["most"] or 0) + 1
    promise = Promise.objects.create(
        code=head.id,
        number=number,
        names={"zh-hans": head.zh, "en": head.en},
        jurisdiction=head.jurisdiction,
        layer=head.layer,
        text=text,
        digest=pack.digest,
        valid_from=head.valid_from,
        valid_to=head.valid_to,
        drafted_at=at,
        drafted_by_id=actor.id,
    )
    record(PromiseDrafted(promise_id=promise.pk), actor=actor, at=at)
    return promise


def _read(text: str) -> Pack:
    if len(text) > LONGEST:
        raise Invalid(_("The text is too long."), field="text")
    try:
        pack = read_pack(text)
        if pack.head.layer == "law":
            raise PackError(1, "layer", "law is delivered with the product; promises are of brand, dealer or line")
        if len(pack.head.id) > 80 or any(pack.head.id == each.head.id for each in shipped.packs()):
            raise PackError(1, "pack", "needs a name of its own, at most 80 characters")
        check_floors(pack, shipped.packs())
    except PackError as error:
        raise Invalid(
            _("Line %(line)s: %(reason)s") % {"line": error.line, "reason": _reason(error)}, field="text"
        ) from error
    return pack


def _reason(error: PackError) -> str:
    return f"{error.path}: {error.message}" if error.path else error.message


@transaction.atomic
def sign(*, promise_id: int, actor: Actor, at: datetime) -> Promise:
    """Sign a draft off: it decides purchases from its first day on, the version signed before those until then.

    Raises Forbidden; NotFound; Conflict when it is no draft, worked cases of the law would lose something, or it would
    change what was promised with purchases already made.
    """
    policies.require(actor)
    promise = _locked(promise_id)
    if promise.state != Promise.State.DRAFT:
        raise Conflict(_("Only a draft can be signed off."))
    if queries.golden_trial(promise).losing:
        raise Conflict(_("Worked cases of the law would lose something. It cannot be signed off."))
    _end_earlier(promise, actor=actor, at=at)
    promise.state, promise.signed_at, promise.signed_by_id = Promise.State.SIGNED, at, actor.id
    promise.save(update_fields=["state", "signed_at", "signed_by_id"])
    changed = Changed("promise", promise.pk, "state", Promise.State.DRAFT, Promise.State.SIGNED)
    record(PromiseSigned(promise_id=promise.pk), actor=actor, at=at, changes=[changed])
    return promise


@transaction.atomic
def withdraw(*, promise_id: int, actor: Actor, at: datetime) -> Promise:
    """Take a draft or signed version back; decisions already made keep explaining themselves by it.

    Raises Forbidden, NotFound, and Conflict when it is withdrawn already.
    """
    policies.require(actor)
    promise = _locked(promise_id)
    if promise.state == Promise.State.WITHDRAWN:
        raise Conflict(_("This version is withdrawn already."))
    before = promise.state
    promise.state, promise.withdrawn_at = Promise.State.WITHDRAWN, at
    promise.save(update_fields=["state", "withdrawn_at"])
    changed = Changed("promise", promise.pk, "state", before, promise.state)
    record(PromiseWithdrawn(promise_id=promise.pk), actor=actor, at=at, changes=[changed])
    return promise


def _locked(promise_id: int) -> Promise:
    promise = Promise.objects.select_for_update().filter(pk=promise_id).first()
    if promise is None:
        raise NotFound
    return promise


def _end_earlier(promise: Promise, *, actor: Actor, at: datetime) -> None:
    """Purchases keep the promise of their day, so the next version begins in the future and the one before ends there."""
    earlier = Promise.objects.select_for_update().filter(code=promise.code, state=Promise.State.SIGNED).order_by("pk")
    for each in earlier:
        if promise.valid_from <= max(at.date(), each.valid_from):
            raise Conflict(_("An earlier version is in force. This one has to begin after today, and after that one."))
        last = promise.valid_from - timedelta(days=1)
        if each.valid_to is None or each.valid_to > last:
            changed = Changed("promise", each.pk, "valid_to", each.valid_to and str(each.valid_to), str(last))
            each.valid_to = last
            each.save(update_fields=["valid_to"])
            record(PromiseEnded(promise_id=each.pk), actor=actor, at=at, changes=[changed])

"""How a customer can be reached: adding an address, proving it, preferring it, noting that it does not work, removing it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers.events import ContactPointAdded, ContactPointChanged
from anxin.domain.customers.models import ContactKind, ContactPoint
from anxin.domain.customers.operations.files import lock
from anxin.domain.customers.operations.renewing import renew
from anxin.domain.customers.policies import EDIT
from anxin.domain.customers.rules.contacts import normal_value
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import Changed, record


@transaction.atomic
def add(*, customer_id: int, kind: str, value: str, region: str = "CN", actor: Actor, at: datetime) -> ContactPoint:
    """Add an address of a known kind; the first of its kind becomes the preferred one. Raises Invalid(field), Conflict, NotFound, Forbidden."""
    customer = lock(customer_id=customer_id, permission=EDIT, actor=actor)
    if not ContactKind.objects.filter(code=kind, is_active=True).exists():
        raise Invalid(field="kind")
    normal = normal_value(kind, value, region=region)
    same_kind = ContactPoint.objects.filter(customer=customer, kind=kind)
    if same_kind.filter(value=normal).exists():
        raise Conflict(_("This is in the file already."), field="value")
    point = ContactPoint.objects.create(
        customer=customer,
        kind=kind,
        value=normal,
        shown=value.strip()[:254],
        is_primary=not same_kind.exists(),
        created_at=at,
    )
    event = ContactPointAdded(customer_id=customer.pk, contact_point_id=point.pk, kind=kind)
    record(event, actor=actor, at=at, changes=[Changed("customer", customer.pk, kind, None, point.shown)])
    renew(customer_id=customer.pk)
    return point


@transaction.atomic
def verify(*, point_id: int, how: str, actor: Actor, at: datetime) -> ContactPoint:
    """Note that the address was proved to be hers: by a code, her own reply, a call, a document. Raises Invalid, NotFound, Forbidden."""
    point = _locked(point_id, actor)
    if how not in ContactPoint.Proof.values:
        raise Invalid(field="how")
    point.is_verified, point.verified_at, point.verified_how = True, at, how
    return _saved(point, "verified", actor, at)


@transaction.atomic
def prefer(*, point_id: int, actor: Actor, at: datetime) -> ContactPoint:
    """Use this one first among those of its kind. Raises NotFound, Forbidden."""
    point = _locked(point_id, actor)
    ContactPoint.objects.filter(customer_id=point.customer_id, kind=point.kind).update(is_primary=False)
    point.is_primary = True
    return _saved(point, "preferred", actor, at)


@transaction.atomic
def note_health(*, point_id: int, health: str, why: str = "", actor: Actor, at: datetime) -> ContactPoint:
    """Note that nothing arrives there any more, that she wants nothing there, or that it works again. Raises Invalid, NotFound, Forbidden."""
    point = _locked(point_id, actor)
    if health not in ContactPoint.Health.values:
        raise Invalid(field="health")
    point.health, point.health_since, point.health_why = health, at, why.strip()[:200]
    return _saved(point, health, actor, at)


@transaction.atomic
def note_bounce(*, kind: str, value: str, why: str, actor: Actor, at: datetime) -> int:
    """A message to this normalised address came back: noted on every file that has it. Returns on how many."""
    points = ContactPoint.objects.select_for_update().filter(kind=kind, value=value, health=ContactPoint.Health.OK)
    for point in points.order_by("pk"):
        point.health, point.health_since, point.health_why = ContactPoint.Health.BOUNCED, at, why.strip()[:200]
        _saved(point, ContactPoint.Health.BOUNCED, actor, at)
    return len(points)


@transaction.atomic
def remove(*, point_id: int, actor: Actor, at: datetime) -> None:
    """Take an address out of the file; the oldest other one of its kind becomes the preferred one. Raises NotFound, Forbidden."""
    point = _locked(point_id, actor)
    customer_id, kind, shown = point.customer_id, point.kind, point.shown
    event = ContactPointChanged(customer_id=customer_id, contact_point_id=point.pk, kind=kind, what="removed")
    point.delete()
    rest = ContactPoint.objects.filter(customer_id=customer_id, kind=kind)
    if not rest.filter(is_primary=True).exists() and (first := rest.order_by("id").first()):
        ContactPoint.objects.filter(pk=first.pk).update(is_primary=True)
    record(event, actor=actor, at=at, changes=[Changed("customer", customer_id, kind, shown, None)])
    renew(customer_id=customer_id)


def _locked(point_id: int, actor: Actor) -> ContactPoint:
    point = ContactPoint.objects.select_for_update().filter(pk=point_id).first()
    if point is None:
        raise NotFound
    lock(customer_id=point.customer_id, permission=EDIT, actor=actor)
    return point


def _saved(point: ContactPoint, what: str, actor: Actor, at: datetime) -> ContactPoint:
    point.save()
    event = ContactPointChanged(
        customer_id=point.customer_id, contact_point_id=point.pk, kind=point.kind, what=str(what)
    )
    record(event, actor=actor, at=at)
    renew(customer_id=point.customer_id)
    return point

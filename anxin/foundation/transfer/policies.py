"""Who may bring in and take out what."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Forbidden, NotFound
from anxin.foundation.transfer import registry
from anxin.foundation.transfer.models import TransferExport, TransferRun
from anxin.foundation.transfer.types import Exporter, Importer


def importers(actor: Actor) -> list[Importer]:
    """What the actor may bring in for at least one brand."""
    return [each for each in registry.importers() if actor.can(each.permission)]


def exporters(actor: Actor) -> list[Exporter]:
    """What the actor may take out."""
    return [each for each in registry.exporters() if actor.can(each.permission)]


def importer(actor: Actor, key: str, brand_id: int) -> Importer:
    """The importer, if the actor may use it for that brand. Raises NotFound, Forbidden."""
    found = next((each for each in importers(actor) if each.key == key), None)
    if found is None:
        raise NotFound
    if not actor.can(found.permission, {"brand": brand_id}):
        raise Forbidden
    return found


def exporter(actor: Actor, key: str) -> Exporter:
    """The exporter, if the actor may use it. Raises NotFound."""
    found = next((each for each in exporters(actor) if each.key == key), None)
    if found is None:
        raise NotFound
    return found


def visible_runs(actor: Actor) -> QuerySet[TransferRun]:
    """The runs of what, and of brands, the actor may bring in."""
    if actor.is_system:
        return TransferRun.objects.all()
    allowed = Q(pk__in=[])
    for grant in actor.grants:
        if not set(grant.scopes) <= {"brand"}:
            continue
        keys = [each.key for each in registry.importers() if each.permission in grant.permissions]
        brands = {"brand_id__in": sorted(grant.scopes["brand"])} if grant.scopes else {}
        allowed |= Q(importer__in=keys, **brands)
    return TransferRun.objects.filter(allowed)


def visible_exports(actor: Actor) -> QuerySet[TransferExport]:
    """One's own exports: they hold what oneself may see."""
    if actor.is_system:
        return TransferExport.objects.all()
    return TransferExport.objects.filter(actor_kind=actor.kind, actor_id=actor.id)

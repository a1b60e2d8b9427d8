"""Two files of one customer become one, and two again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.customers import policies
from anxin.domain.customers.events import CustomersMerged, CustomersParted
from anxin.domain.customers.models import Customer, DuplicateCandidate
from anxin.domain.customers.operations.renewing import renew
from anxin.domain.customers.queries.duplicates import faces
from anxin.domain.customers.rules.likeness import is_contradicted
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Forbidden, Invalid, NotFound
from anxin.foundation.events.operations import record
from anxin.foundation.merging import operations as merging
from anxin.foundation.merging.models import Merge

KIND = "customer"


@transaction.atomic
def merge(
    *, kept_id: int, gone_id: int, reason: str = "", despite_contradiction: bool = False, actor: Actor, at: datetime
) -> Merge:
    """Make `gone` an alias of `kept`: everything that hangs on it follows and can be given back.

    Files whose verified addresses contradict each other are merged only by a person of the staff who says so and why. Raises Invalid(field),
    NotFound, Forbidden, Conflict when one of them was merged meanwhile.
    """
    kept, gone = _locked(kept_id, gone_id, actor)
    if kept.pk == gone.pk:
        raise Invalid(_("A file cannot be merged into itself."), field="kept")
    if kept.merged_into_id is not None or gone.merged_into_id is not None:
        raise Conflict(_("One of the two files was merged meanwhile."))
    if kept.kind != gone.kind:
        raise Invalid(_("A person and an organisation are never one."), field="kept")
    _check_contradiction(kept, gone, reason, despite_contradiction, actor)
    merged = merging.merge(kind=KIND, kept_id=kept.pk, gone_id=gone.pk, reason=reason.strip(), actor=actor, at=at)
    Customer.objects.filter(pk=gone.pk).update(merged_into=kept, merged_at=at)
    one, other = sorted((kept.pk, gone.pk))
    DuplicateCandidate.objects.filter(one_id=one, other_id=other).update(
        state=DuplicateCandidate.State.MERGED, decided_at=at, decided_by_id=actor.id if actor.is_staff else None
    )
    _bring_along(kept, gone)
    ids = [kept.pk, gone.pk]
    event = CustomersMerged(customer_ids=ids, kept_id=kept.pk, gone_id=gone.pk, merge_id=merged.pk)
    record(event, actor=actor, at=at)
    return merged


@transaction.atomic
def undo(*, merge_id: int, actor: Actor, at: datetime) -> Merge:
    """Make two files of one again: what the merge moved goes back unless it moved on; what came after stays with the kept file.

    Raises NotFound, Forbidden, Conflict when a later merge has to be undone first.
    """
    merged = Merge.objects.filter(pk=merge_id, kind=KIND, undone_at=None).first()
    if merged is None:
        raise NotFound
    kept, gone = _locked(merged.kept_id, merged.gone_id, actor, also_alias=True)
    merged = merging.undo(merge_id=merge_id, actor=actor, at=at)
    Customer.objects.filter(pk=gone.pk).update(merged_into=None, merged_at=None)
    one, other = sorted((kept.pk, gone.pk))
    pair = DuplicateCandidate.objects.filter(one_id=one, other_id=other, state=DuplicateCandidate.State.MERGED)
    pair.update(state=DuplicateCandidate.State.OPEN, decided_at=None, decided_by=None, found_at=at)
    _bring_along(kept, gone)
    ids = [kept.pk, gone.pk]
    event = CustomersParted(customer_ids=ids, kept_id=kept.pk, gone_id=gone.pk, merge_id=merged.pk)
    record(event, actor=actor, at=at)
    return merged


def _locked(kept_id: int, gone_id: int, actor: Actor, *, also_alias: bool = False) -> tuple[Customer, Customer]:
    """Both files, locked in the order of their ids; the right to merge is asked of each (of an alias, through the file that is kept)."""
    rows = {
        row.pk: row for row in Customer.objects.select_for_update().filter(pk__in=[kept_id, gone_id]).order_by("pk")
    }
    if kept_id not in rows or gone_id not in rows:
        raise NotFound
    for row in [rows[kept_id]] if also_alias else rows.values():
        policies.require(actor, policies.MERGE, row)
    return rows[kept_id], rows[gone_id]


def _check_contradiction(kept: Customer, gone: Customer, reason: str, despite: bool, actor: Actor) -> None:
    known = faces([kept.pk, gone.pk])
    if not is_contradicted(known[kept.pk], known[gone.pk]):
        return
    if not actor.is_staff:
        raise Forbidden(_("Both files have verified addresses, and they differ: only a person may decide this."))
    if not despite:
        message = _("Both files have verified addresses, and they differ. Please confirm that this is one person.")
        raise Invalid(message, field="despite_contradiction")
    if not reason.strip():
        raise Invalid(_("Please say how you know that this is one person."), field="reason")


def _bring_along(kept: Customer, gone: Customer) -> None:
    """Search documents and fingerprints of both files, as they are now."""
    for each in (kept, gone):
        renew(customer_id=each.pk)

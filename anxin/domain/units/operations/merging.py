"""Two files of one machine become one, and two again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.units import policies
from anxin.domain.units.events import UnitsMerged, UnitsParted
from anxin.domain.units.merge import UNIT
from anxin.domain.units.models import Unit
from anxin.domain.units.operations.units import locked
from anxin.domain.units.rules.merging import LENT, contradiction, lent
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid, NotFound
from anxin.foundation.events.operations import Changed, record
from anxin.foundation.merging import operations as merging
from anxin.foundation.merging.models import Merge

WHY_NOT = {
    "brand": _("These are machines of two brands."),
    "serial": _(
        "Each has a serial number of its own, so these are two machines. If one number is a mistake, correct it first."
    ),
    "model": _("These are machines of two models. If one of them is a mistake, correct it first."),
    "direction": _("Please keep the file that has the serial number."),
}


@transaction.atomic
def merge(*, kept_id: int, gone_id: int, reason: str = "", actor: Actor, at: datetime) -> Merge:
    """Make `gone` an alias of `kept`: owners, cases, repairs and orders follow, facts only `gone` knew are lent; its code leads to `kept`.

    Raises Invalid(field="kept") for two machines, NotFound, Forbidden without "units.edit" at both, Conflict when one was merged meanwhile.
    """
    kept, gone = _both(kept_id, gone_id)
    for each in (kept, gone):
        policies.require(actor, "units.edit", each)
    if kept.pk == gone.pk:
        raise Invalid(_("A file cannot be merged into itself."), field="kept")
    if kept.merged_into_id is not None or gone.merged_into_id is not None:
        raise Conflict(_("One of the two files was merged meanwhile."))
    if why := contradiction(_facts(kept), _facts(gone)):
        raise Invalid(WHY_NOT[why], field="kept")
    merged = merging.merge(kind=UNIT, kept_id=kept.pk, gone_id=gone.pk, reason=reason.strip(), actor=actor, at=at)
    taken = lent(_facts(kept), _facts(gone))
    gone.merged_into, gone.merged_at, gone.lent_facts = kept, at, sorted(taken)
    gone.save(update_fields=["merged_into", "merged_at", "lent_facts"])
    event = UnitsMerged(unit_ids=[kept.pk, gone.pk], kept_id=kept.pk, gone_id=gone.pk, merge_id=merged.pk)
    record(event, actor=actor, at=at, changes=_put(kept, taken))
    return merged


@transaction.atomic
def undo(*, merge_id: int, actor: Actor, at: datetime) -> Merge:
    """Two files again: what the merge moved goes back unless it moved on, and so do the facts lent that nobody changed since.

    Raises NotFound, Forbidden, Conflict when a later merge has to be undone first.
    """
    merged = Merge.objects.filter(pk=merge_id, kind=UNIT, undone_at=None).first()
    if merged is None:
        raise NotFound
    kept, gone = _both(merged.kept_id, merged.gone_id)
    policies.require(actor, "units.edit", kept)
    merged = merging.undo(merge_id=merge_id, actor=actor, at=at)
    same = [name for name in gone.lent_facts if name in LENT and getattr(kept, name) == getattr(gone, name)]
    changes = _put(kept, {name: None if name.endswith(("_id", "_date")) else "" for name in same})
    gone.merged_into, gone.merged_at, gone.lent_facts = None, None, []
    gone.save(update_fields=["merged_into", "merged_at", "lent_facts"])
    event = UnitsParted(unit_ids=[kept.pk, gone.pk], kept_id=kept.pk, gone_id=gone.pk, merge_id=merged.pk)
    record(event, actor=actor, at=at, changes=changes)
    return merged


def _both(kept_id: int, gone_id: int) -> tuple[Unit, Unit]:
    """Both rows, locked in the order of their ids."""
    rows = {id: locked(id) for id in sorted({kept_id, gone_id})}
    return rows[kept_id], rows[gone_id]


def _facts(unit: Unit) -> dict[str, Any]:
    return {name: getattr(unit, name) for name in ("brand_id", "serial", *LENT)}


def _put(unit: Unit, facts: dict[str, Any]) -> list[Changed]:
    changes = [
        Changed("unit", unit.pk, name, _plain(getattr(unit, name)), _plain(value)) for name, value in facts.items()
    ]
    for name, value in facts.items():
        setattr(unit, name, value)
    if facts:
        unit.save(update_fields=[name.removesuffix("_id") for name in facts])
    return changes


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value

"""Reads of runs and exports, always for an actor."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from anxin.foundation.actors import Actor
from anxin.foundation.errors import NotFound
from anxin.foundation.transfer import policies
from anxin.foundation.transfer.models import TransferExport, TransferRow, TransferRun

NEWEST_FIRST = ("-id",)
MOST_SHOWN = 100


def runs(actor: Actor) -> QuerySet[TransferRun]:
    """The runs the actor may know of, newest first."""
    return policies.visible_runs(actor).order_by(*NEWEST_FIRST)


def get_run(actor: Actor, run_id: int) -> TransferRun:
    """One run. Raises NotFound."""
    run = policies.visible_runs(actor).select_related("file").filter(pk=run_id).first()
    if run is None:
        raise NotFound
    return run


def problems(run: TransferRun) -> QuerySet[TransferRow]:
    """What is wrong, by line."""
    return run.rows.filter(role=TransferRow.Role.PROBLEM).order_by("line", "id")


def stays(run: TransferRun) -> QuerySet[TransferRow]:
    """What an undo left where it is, with the reason, by line."""
    return run.rows.filter(role=TransferRow.Role.STAYS).order_by("line", "id")


def together_with(actor: Actor, run: TransferRun) -> list[TransferRun]:
    """Every loaded run of the same brand and source, this one too, newest first: what "undo everything" takes back."""
    same = runs(actor).filter(brand_id=run.brand_id, source=run.source, state__in=UNDOABLE)
    return [each for each in same if each.new_objects or each.changed_objects]


def exports(actor: Actor) -> QuerySet[TransferExport]:
    """The actor's exports, newest first."""
    return policies.visible_exports(actor).order_by(*NEWEST_FIRST)


def get_export(actor: Actor, export_id: int) -> TransferExport:
    """One export of the actor's own. Raises NotFound."""
    found = policies.visible_exports(actor).select_related("file").filter(pk=export_id).first()
    if found is None:
        raise NotFound
    return found


UNDOABLE: Collection[str] = (TransferRun.State.LOADED, TransferRun.State.STOPPED, TransferRun.State.FAILED)

"""Takes out again what a run brought in: newest first, in batches; what was used since stays, with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import translation

from anxin.foundation import clock
from anxin.foundation.errors import Refusal
from anxin.foundation.events.operations import record
from anxin.foundation.transfer import engine
from anxin.foundation.transfer.events import ImportUndone
from anxin.foundation.transfer.models import TransferRow, TransferRun
from anxin.foundation.transfer.types import Context, Importer, Problem, Written

BATCH = 250
_OPEN = TransferRun.State.UNDOING


def undo(run_id: int) -> None:
    """Undo the run, from where it stands to the end, or until a person stops it."""
    run = TransferRun.objects.filter(pk=run_id, state=_OPEN).first()
    if run is None:
        return
    with translation.override(run.language):
        try:
            importer, context = engine.prepared(run)
        except Refusal as refusal:
            _end(run, TransferRun.State.FAILED, error=str(refusal.message))
            return
        while _batch(run, importer, context):
            pass


@transaction.atomic
def _batch(run: TransferRun, importer: Importer, context: Context) -> bool:
    """Undo the newest objects left; False when there are none or somebody stopped it."""
    now = TransferRun.objects.select_for_update().get(pk=run.pk)
    if now.state != _OPEN:
        return False
    rows = list(now.rows.filter(role=TransferRow.Role.WRITTEN).order_by("-id")[:BATCH])
    if not rows or now.wants_stop:
        _end(now, TransferRun.State.STOPPED if rows else TransferRun.State.UNDONE, context=context)
        return False
    written = [Written(r.line, r.kind, r.object_id or 0, r.is_new, r.before or {}) for r in rows]
    _settle(now, rows, importer.undo(written, context))
    return True


def _settle(run: TransferRun, rows: Sequence[TransferRow], problems: Iterable[Problem]) -> None:
    """Note what stays and why; rows of what went are not needed any more."""
    reasons: dict[tuple[object, ...], str] = {}
    for problem in problems:
        key = (problem.line,) if problem.object_id is None else (problem.kind, problem.object_id)
        reasons[key] = str(problem.message)
    staying = []
    for row in rows:
        reason = reasons.get((row.kind, row.object_id)) or reasons.get((row.line,))
        if reason:
            row.role, row.message, row.before = TransferRow.Role.STAYS, reason[:400], None
            staying.append(row)
    TransferRow.objects.bulk_update(staying, ["role", "message", "before"])
    kept = {row.pk for row in staying}
    TransferRow.objects.filter(pk__in=[row.pk for row in rows if row.pk not in kept]).delete()
    run.position += len(rows)
    run.kept_objects += len(staying)
    run.save(update_fields=["position", "kept_objects"])


def _end(run: TransferRun, state: str, *, error: str = "", context: Context | None = None) -> None:
    at = clock.now()
    run.state, run.error, run.finished_at, run.wants_stop = state, error[:500], at, False
    if state == TransferRun.State.UNDONE:
        run.new_objects, run.changed_objects = 0, 0
    run.save()
    if context is not None and state == TransferRun.State.UNDONE:
        event = ImportUndone(run_id=run.pk, importer=run.importer, kept_objects=run.kept_objects)
        record(event, actor=context.actor, at=at)

"""What a person does with a file that is to come in: give it, say what its columns are, check, load, stop, undo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import IO

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid
from anxin.foundation.events.operations import record
from anxin.foundation.files import store
from anxin.foundation.files.operations import drop, keep
from anxin.foundation.transfer import jobs, policies, queries
from anxin.foundation.transfer.events import FileReceived
from anxin.foundation.transfer.models import TransferRow, TransferRun
from anxin.foundation.transfer.reading import mapping as columns
from anxin.foundation.transfer.reading.form import recognise
from anxin.foundation.transfer.reading.rows import headings

State = TransferRun.State
LARGEST_BYTES = 100 * 1024 * 1024
KEPT_FOR = timedelta(days=30)
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@transaction.atomic
def receive(
    *,
    importer: str,
    brand_id: int,
    source: str,
    file: IO[bytes],
    file_name: str,
    size_bytes: int,
    language: str,
    zone: str,
    actor: Actor,
    at: datetime,
) -> TransferRun:
    """Keep a file and guess what its columns are. Raises NotFound, Forbidden, Invalid(field) for one that cannot be read."""
    chosen = policies.importer(actor, importer, brand_id)
    if not source.strip():
        raise Invalid(_("Please say where the data comes from."), field="source")
    if size_bytes > LARGEST_BYTES:
        raise Invalid(_("This file is larger than %(limit)d MB.") % {"limit": LARGEST_BYTES // 1024**2}, field="file")
    stored = keep(source=file, media_type="application/octet-stream", at=at, field="file")
    path = store.path_of(stored.sha256)
    form = recognise(path)
    names = headings(path, form)
    run = TransferRun.objects.create(
        importer=chosen.key,
        file=stored,
        file_name=file_name[:200],
        file_until=at + KEPT_FOR,
        form=form.plain(),
        headings=names,
        mapping=columns.guess(chosen.key, names, chosen.columns),
        brand_id=brand_id,
        source=source.strip()[:60],
        language=language,
        zone=zone,
        actor_kind=actor.kind,
        actor_id=actor.id,
        created_at=at,
    )
    record(FileReceived(run_id=run.pk, importer=run.importer), actor=actor, at=at)
    return run


@transaction.atomic
def check(*, run_id: int, mapping: Mapping[str, str], actor: Actor, at: datetime) -> TransferRun:
    """Take `mapping` (heading → column) as right and begin the dry run. Raises NotFound, Conflict, Invalid(field="mapping")."""
    run = _locked(actor, run_id, State.NEW, State.CHECKED, State.FAILED, State.STOPPED, State.UNDONE)
    if run.file_id is None:
        raise Conflict(_("The file is not kept any more. Please load it up again."))
    if run.rows.filter(role=TransferRow.Role.WRITTEN).exists():
        raise Conflict(_("Part of this file is in already. Go on with it, or undo it first."))
    chosen = policies.importer(actor, run.importer, run.brand_id)
    used = {heading: mapping.get(heading, "") for heading in run.headings}
    taken = [name for name in used.values() if name]
    labels = {column.name: column.label for column in chosen.columns}
    for name in taken:
        if name not in labels or taken.count(name) > 1:
            message = _("“%(column)s” is chosen for more than one heading.") % {"column": labels.get(name, name)}
            raise Invalid(message, field="mapping")
    missing = [str(c.label) for c in chosen.columns if c.is_required and c.name not in taken]
    if missing:
        raise Invalid(_("No heading is chosen for: %(columns)s") % {"columns": ", ".join(missing)}, field="mapping")
    columns.remember(chosen.key, run.headings, used, at=at)
    run.mapping = used
    run.rows.all().delete()
    _begin(run, State.CHECKING)
    return run


@transaction.atomic
def load(*, run_id: int, actor: Actor, at: datetime) -> TransferRun:
    """Bring the good rows in; one that was stopped goes on where it was. Raises NotFound, Conflict."""
    run = _locked(actor, run_id, State.CHECKED, State.STOPPED, State.FAILED)
    policies.importer(actor, run.importer, run.brand_id)
    if run.file_id is None:
        raise Conflict(_("The file is not kept any more. Please load it up again."))
    if not run.total_rows:
        raise Conflict(_("Please check the file first."))
    _begin(run, State.LOADING, position=0 if run.state == State.CHECKED else run.position)
    return run


@transaction.atomic
def stop(*, run_id: int, actor: Actor, at: datetime) -> TransferRun:
    """Ask the work to stop after the rows it holds just now. Raises NotFound, Conflict when nothing runs."""
    run = _locked(actor, run_id, State.CHECKING, State.LOADING, State.UNDOING)
    run.wants_stop = True
    run.save(update_fields=["wants_stop"])
    return run


@transaction.atomic
def undo(*, run_id: int, is_everything: bool = False, actor: Actor, at: datetime) -> list[TransferRun]:
    """Take out again what a run brought in, newest first; `is_everything`: with all other runs of its source. Raises NotFound, Conflict."""
    first = _locked(actor, run_id, *queries.UNDOABLE)
    chosen = queries.together_with(actor, first) if is_everything else [first]
    ids = [each.pk for each in chosen]
    for run in TransferRun.objects.select_for_update().filter(pk__in=ids).order_by("pk"):
        policies.importer(actor, run.importer, run.brand_id)
        run.rows.filter(role=TransferRow.Role.STAYS).delete()
        run.state, run.wants_stop, run.position, run.kept_objects, run.error = State.UNDOING, False, 0, 0, ""
        run.total_rows = run.rows.filter(role=TransferRow.Role.WRITTEN).count()
        run.save()
    jobs.undo.enqueue(run_ids=ids)
    return chosen


@transaction.atomic
def discard(*, run_id: int, actor: Actor, at: datetime) -> None:
    """Let a file go that brought nothing in. Raises NotFound, Conflict when it did, or is being worked on."""
    run = _locked(actor, run_id, State.NEW, State.CHECKED, State.STOPPED, State.FAILED)
    if run.rows.filter(role=TransferRow.Role.WRITTEN).exists():
        raise Conflict(_("Part of this file is in already. Go on with it, or undo it first."))
    file_id = run.file_id
    run.delete()
    drop([file_id] if file_id else [])


def _begin(run: TransferRun, state: str, *, position: int = 0) -> None:
    run.state, run.wants_stop, run.error, run.position = state, False, "", position
    if state == State.CHECKING:
        run.total_rows = run.bad_rows = run.new_objects = run.changed_objects = 0
    run.save()
    jobs.work.enqueue(run_id=run.pk)


def _locked(actor: Actor, run_id: int, *states: str) -> TransferRun:
    run = policies.visible_runs(actor).select_for_update(of=("self",)).filter(pk=run_id).first()
    if run is None:
        queries.get_run(actor, run_id)
        raise Conflict
    if run.state not in states:
        raise Conflict
    return run

"""Checks and loads a file in batches, each its own transaction with a checkpoint: killed in between, it goes on without doubling anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import structlog
from django.db import DatabaseError, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from anxin.foundation import acting, clock
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Refusal
from anxin.foundation.events.operations import record
from anxin.foundation.files import store
from anxin.foundation.transfer import registry
from anxin.foundation.transfer.events import ImportFinished
from anxin.foundation.transfer.models import TransferRow, TransferRun
from anxin.foundation.transfer.reading import cells
from anxin.foundation.transfer.reading.form import Form
from anxin.foundation.transfer.reading.rows import RawRow, rows
from anxin.foundation.transfer.types import Column, Context, Importer, Problem, Row, Written

log = structlog.get_logger("transfer")
State = TransferRun.State
BATCH = 250


class Overtaken(Exception):
    """Another process works on this run: this one leaves it alone."""


def work(run_id: int) -> None:
    """Check or load the run, from its checkpoint to the end, or until a person stops it."""
    run = TransferRun.objects.select_related("file").filter(pk=run_id).first()
    if run is None or run.state not in (State.CHECKING, State.LOADING):
        return
    with translation.override(run.language):
        try:
            importer, context = prepared(run)
            _check(run, importer, context) if run.state == State.CHECKING else _load(run, importer, context)
        except Refusal as refusal:
            _end(run, State.FAILED, error=str(refusal.message))
        except Overtaken:
            log.info("another process works on this run", run=run.pk)


def prepared(run: TransferRun) -> tuple[Importer, Context]:
    """The importer, and who brings in what. Raises Refusal when the importer is gone or the person may not do it any more."""
    importer = next((each for each in registry.importers() if each.key == run.importer), None)
    actor = acting.find(run.actor_kind, run.actor_id)
    if importer is None or actor is None or not actor.can(importer.permission, {"brand": run.brand_id}):
        raise Refusal(_("Whoever began this may not do it any more."))
    return importer, context_of(run, actor)


def context_of(run: TransferRun, actor: Actor) -> Context:
    """The circumstances importers are told."""
    return Context(
        actor=actor,
        at=clock.now(),
        brand_id=run.brand_id,
        run_id=run.pk,
        source=run.source,
        language=run.language,
        options={"zone": run.zone},
    )


def raw_rows(run: TransferRun, *, after: int = 0) -> Iterator[RawRow]:
    """The run's rows as they stand in its file. Raises Refusal when the file is not kept any more."""
    if run.file is None:
        raise Refusal(_("The file is not kept any more. Please load it up again."))
    return rows(store.path_of(run.file.sha256), Form(**run.form), run.headings, after=after)


def _check(run: TransferRun, importer: Importer, context: Context) -> None:
    _count(run)
    run.rows.all().delete()
    run.position, run.bad_rows = 0, 0
    seen: dict[object, int] = {}
    for batch in _batches(raw_rows(run)):
        good, problems = _read(run, importer, batch)
        problems += _repeated(good, importer.unique, seen)
        problems += importer.check(good, context)
        with transaction.atomic():
            if _is_stopped(run, before=run.position):
                return
            _note(run, problems, count=len(batch))
    _end(run, State.CHECKED)


def _load(run: TransferRun, importer: Importer, context: Context) -> None:
    for batch in _batches(raw_rows(run, after=run.position)):
        with transaction.atomic():
            if _is_stopped(run, before=run.position):
                return
            known = _lines_with_problems(run, batch)
            good, problems = _read(run, importer, [row for row in batch if row[0] not in known])
            problems += importer.check(good, context)
            bad = {problem.line for problem in problems}
            written, refused = _written(importer, [row for row in good if row.line not in bad], context)
            _keep_written(run, written)
            _note(run, problems + refused, count=len(batch))
    _end(run, State.LOADED)


def _written(importer: Importer, good: Sequence[Row], context: Context) -> tuple[list[Written], list[Problem]]:
    """Load a batch; if it fails as a whole, row by row, so that one row never keeps the others out."""
    if not good:
        return [], []
    try:
        with transaction.atomic():
            return list(importer.load(good, context)), []
    except (Refusal, DatabaseError, ValueError, TypeError, KeyError) as error:
        if len(good) == 1:
            return [], [_problem_of(good[0], error)]
        log.info("a batch failed and is loaded row by row", importer=importer.key, error=str(error)[:200])
    done = [_written(importer, [row], context) for row in good]
    return [each for part, _refused in done for each in part], [each for _part, refused in done for each in refused]


def _problem_of(row: Row, error: Exception) -> Problem:
    if isinstance(error, Refusal):
        return Problem(row.line, str(error.message), error.field or "")
    log.warning("a row could not be loaded", line=row.line, error=str(error)[:300])
    return Problem(row.line, _("This row could not be kept as it is."))


def _count(run: TransferRun) -> None:
    if not run.total_rows:
        run.total_rows = sum(1 for _row in raw_rows(run))
        TransferRun.objects.filter(pk=run.pk).update(total_rows=run.total_rows)


def _batches(raw: Iterator[RawRow]) -> Iterator[list[RawRow]]:
    while batch := list(islice(raw, BATCH)):
        yield batch


def _read(run: TransferRun, importer: Importer, batch: Iterable[RawRow]) -> tuple[list[Row], list[Problem]]:
    columns = {column.name: column for column in importer.columns}
    used = [
        (place, columns[name])
        for place, heading in enumerate(run.headings)
        if (name := run.mapping.get(heading)) in columns
    ]
    good: list[Row] = []
    problems: list[Problem] = []
    for line, raw in batch:
        values, wrong = _values(line, raw, used, run.zone)
        wrong += [
            Problem(line, _("This must not be empty."), column.name)
            for _place, column in used
            if column.is_required and column.name not in values and not any(p.column == column.name for p in wrong)
        ]
        problems += wrong
        if not wrong:
            good.append(Row(line, values))
    return good, problems


def _values(
    line: int, raw: Sequence[object], used: Sequence[tuple[int, Column]], zone: str
) -> tuple[dict[str, object], list[Problem]]:
    values: dict[str, object] = {}
    wrong: list[Problem] = []
    for place, column in used:
        try:
            value = cells.read(raw[place], column, zone)
        except cells.Unreadable as error:
            wrong.append(Problem(line, str(error.message), column.name))
        else:
            if value is not None:
                values[column.name] = value
    return values, wrong


def _repeated(good: Sequence[Row], unique: str, seen: dict[object, int]) -> list[Problem]:
    found: list[Problem] = []
    for row in good if unique else ():
        value = row.values.get(unique)
        if value is None:
            continue
        first = seen.setdefault(value, row.line)
        if first != row.line:
            found.append(
                Problem(row.line, _("The same value stands in line %(line)d already.") % {"line": first}, unique)
            )
    return found


def _lines_with_problems(run: TransferRun, batch: Sequence[RawRow]) -> set[int]:
    known = run.rows.filter(role=TransferRow.Role.PROBLEM, line__gte=batch[0][0], line__lte=batch[-1][0])
    return set(known.values_list("line", flat=True))


def _keep_written(run: TransferRun, written: Sequence[Written]) -> None:
    TransferRow.objects.bulk_create(
        [
            TransferRow(
                run=run,
                role=TransferRow.Role.WRITTEN,
                line=each.line,
                kind=each.kind,
                object_id=each.object_id,
                is_new=each.is_new,
                before=dict(each.before) or None,
            )
            for each in written
        ]
    )
    run.new_objects += sum(each.is_new for each in written)
    run.changed_objects += sum(not each.is_new for each in written)


def _note(run: TransferRun, problems: Sequence[Problem], *, count: int) -> None:
    """Write the batch's problems and its checkpoint."""
    rows = [
        TransferRow(
            run=run, role=TransferRow.Role.PROBLEM, line=p.line, column=p.column[:60], message=str(p.message)[:400]
        )
        for p in problems
    ]
    TransferRow.objects.bulk_create(rows)
    run.bad_rows += len({problem.line for problem in problems})
    run.position += count
    run.save(update_fields=["bad_rows", "position", "new_objects", "changed_objects"])


def _is_stopped(run: TransferRun, *, before: int) -> bool:
    """Whether a person asked to stop; raises Overtaken when another process moved the checkpoint."""
    now = TransferRun.objects.select_for_update().get(pk=run.pk)
    if now.state != run.state or (now.state == State.LOADING and now.position != before):
        raise Overtaken
    if now.wants_stop:
        back = State.NEW if now.state == State.CHECKING else State.STOPPED
        TransferRun.objects.filter(pk=run.pk).update(state=back, wants_stop=False)
    return now.wants_stop


@transaction.atomic
def _end(run: TransferRun, state: str, *, error: str = "") -> None:
    at = clock.now()
    run.state, run.error, run.finished_at = state, error[:500], at
    run.save(update_fields=["state", "error", "finished_at"])
    if state == State.LOADED:
        actor = acting.find(run.actor_kind, run.actor_id) or Actor(kind="system")
        event = ImportFinished(
            run_id=run.pk,
            importer=run.importer,
            new_objects=run.new_objects,
            changed_objects=run.changed_objects,
            bad_rows=run.bad_rows,
        )
        record(event, actor=actor, at=at)

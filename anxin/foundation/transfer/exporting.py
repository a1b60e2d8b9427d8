"""Writes a file that goes out: only what whoever asked may see, row by row."""

from __future__ import annotations

import tempfile
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from anxin.foundation import acting, clock
from anxin.foundation.actors import Actor
from anxin.foundation.errors import Refusal
from anxin.foundation.files.operations import keep
from anxin.foundation.transfer import policies
from anxin.foundation.transfer.models import TransferExport
from anxin.foundation.transfer.operations.exports import KEPT_FOR, MEDIA_TYPES
from anxin.foundation.transfer.types import Exporter
from anxin.foundation.transfer.writing.formats import table

State = TransferExport.State
_TELL_EVERY = 1_000


class _Stopped(Exception):
    pass


def write(export_id: int) -> None:
    """Write the file from its beginning; one that was killed half-way is written anew."""
    export = TransferExport.objects.filter(pk=export_id).first()
    if export is None or not export.is_busy:
        return
    TransferExport.objects.filter(pk=export.pk).update(state=State.WRITING, rows_written=0)
    with translation.override(export.language):
        try:
            _write(export)
        except _Stopped:
            _end(export, State.STOPPED)
        except Refusal as refusal:
            _end(export, State.FAILED, error=str(refusal.message))


def _write(export: TransferExport) -> None:
    actor = acting.find(export.actor_kind, export.actor_id)
    if actor is None:
        raise Refusal(_("Whoever began this may not do it any more."))
    exporter = policies.exporter(actor, export.exporter)
    folder = Path(settings.DATA) / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix="export-") as place:
        path = Path(place) / f"table.{export.format}"
        count = _fill(path, export, exporter, actor)
        with path.open("rb") as file, transaction.atomic():
            export.file = keep(source=file, media_type=MEDIA_TYPES[export.format], at=clock.now())
            export.file_until = clock.now() + KEPT_FOR
            export.rows_written = count
            _end(export, State.READY)


def _fill(path: Path, export: TransferExport, exporter: Exporter, actor: Actor) -> int:
    names = [column.name for column in exporter.columns]
    count = 0
    headings = [str(column.label) for column in exporter.columns]
    with table(path, export.format, headings, names=names, zone=export.zone) as sheet:
        for values in exporter.rows(actor, export.filters):
            sheet.row([values.get(name) for name in names])
            count += 1
            if count % _TELL_EVERY == 0:
                _tell(export, count)
    return count


def _tell(export: TransferExport, count: int) -> None:
    if not TransferExport.objects.filter(pk=export.pk, wants_stop=False).update(rows_written=count):
        raise _Stopped


def _end(export: TransferExport, state: str, *, error: str = "") -> None:
    export.state, export.error, export.finished_at = state, error[:500], clock.now()
    export.save(update_fields=["state", "error", "finished_at", "file", "file_until", "rows_written"])

"""What a person does with files that go out: ask for one, stop it, fetch it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.foundation.actors import Actor
from anxin.foundation.errors import Conflict, Invalid
from anxin.foundation.events.operations import log_access, record
from anxin.foundation.transfer import jobs, policies, queries
from anxin.foundation.transfer.events import ExportFetched, ExportRequested
from anxin.foundation.transfer.models import TransferExport
from anxin.foundation.transfer.writing.formats import FORMATS

KEPT_FOR = timedelta(days=7)
MEDIA_TYPES = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@transaction.atomic
def request(
    *,
    exporter: str,
    format: str,
    filters: Mapping[str, Any],
    language: str,
    zone: str,
    actor: Actor,
    at: datetime,
) -> TransferExport:
    """Have a file written in the background. Raises NotFound, Invalid(field="format")."""
    chosen = policies.exporter(actor, exporter)
    if format not in FORMATS:
        raise Invalid(_("Please choose one of the formats."), field="format")
    export = TransferExport.objects.create(
        exporter=chosen.key,
        format=format,
        filters=dict(filters),
        language=language,
        zone=zone,
        actor_kind=actor.kind,
        actor_id=actor.id,
        created_at=at,
    )
    record(ExportRequested(export_id=export.pk, exporter=chosen.key), actor=actor, at=at)
    jobs.export.enqueue(export_id=export.pk)
    return export


@transaction.atomic
def stop(*, export_id: int, actor: Actor, at: datetime) -> None:
    """Ask the writing to stop. Raises NotFound."""
    export = queries.get_export(actor, export_id)
    TransferExport.objects.filter(pk=export.pk).update(wants_stop=True)


@transaction.atomic
def fetch(*, export_id: int, actor: Actor, at: datetime) -> TransferExport:
    """The finished file, for handing over; noted who took it. Raises NotFound, Conflict when it is not there (any more)."""
    export = queries.get_export(actor, export_id)
    if export.file is None or export.file_until is None or export.file_until <= at:
        raise Conflict(_("This file is not kept any more. Please make it again."))
    log_access(actor=actor, at=at, kind="transfer_export", subject_id=export.pk, what=export.exporter)
    event = ExportFetched(export_id=export.pk, exporter=export.exporter, rows=export.rows_written)
    record(event, actor=actor, at=at)
    return export

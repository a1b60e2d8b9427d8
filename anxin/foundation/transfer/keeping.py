"""How long files are kept, and what is said of work that was given up."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from anxin.foundation.files.operations import drop
from anxin.foundation.transfer.models import TransferExport, TransferRun

_BUSY_RUNS = (TransferRun.State.CHECKING, TransferRun.State.LOADING, TransferRun.State.UNDOING)


@transaction.atomic
def forget_old(*, at: datetime) -> int:
    """Let files go whose time is over; returns how many contents went."""
    return _let_go(
        TransferRun.objects.filter(file_until__lte=at).exclude(state__in=_BUSY_RUNS).values_list("pk", flat=True),
        TransferExport.objects.filter(file_until__lte=at).values_list("pk", flat=True),
    )


@transaction.atomic
def forget_all_files() -> int:
    """Let every kept file go that nothing reads just now: somebody's data was erased and may stand in any of them."""
    return _let_go(
        TransferRun.objects.exclude(state__in=_BUSY_RUNS).values_list("pk", flat=True),
        TransferExport.objects.exclude(state=TransferExport.State.WRITING).values_list("pk", flat=True),
    )


def _let_go(run_ids: Collection[int], export_ids: Collection[int]) -> int:
    runs = TransferRun.objects.filter(pk__in=list(run_ids), file__isnull=False)
    exports = TransferExport.objects.filter(pk__in=list(export_ids), file__isnull=False)
    files = {*runs.values_list("file_id", flat=True), *exports.values_list("file_id", flat=True)}
    runs.update(file=None, file_until=None)
    exports.update(file=None, file_until=None, state=TransferExport.State.GONE)
    return drop(files)


@transaction.atomic
def give_up(run_ids: Collection[int], *, at: datetime) -> None:
    """Say on the page that work failed too often; everything that is in stays in and can be undone."""
    for run in TransferRun.objects.select_for_update().filter(pk__in=list(run_ids), state__in=_BUSY_RUNS):
        with translation.override(run.language):
            run.error = _("This failed several times. Try it again, or tell your administrator.")
        run.state, run.finished_at = TransferRun.State.FAILED, at
        run.save(update_fields=["state", "error", "finished_at"])


@transaction.atomic
def give_up_export(export_id: int, *, at: datetime) -> None:
    """Say on the page that the file could not be written."""
    for export in TransferExport.objects.select_for_update().filter(pk=export_id):
        with translation.override(export.language):
            export.error = _("This failed several times. Try it again, or tell your administrator.")
        export.state, export.finished_at = TransferExport.State.FAILED, at
        export.save(update_fields=["state", "error", "finished_at"])

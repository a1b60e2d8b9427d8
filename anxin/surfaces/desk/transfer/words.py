"""What states and formats are called, and in which tone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from anxin.foundation.transfer.models import TransferExport, TransferRun


@dataclass(frozen=True)
class Sign:
    """A state as people see it."""

    label: Any
    tone: str
    icon: str


_RUN, _EXPORT = TransferRun.State, TransferExport.State
RUNS: dict[str, Sign] = {
    _RUN.NEW: Sign(_("Columns to be confirmed"), "warning", "hourglass"),
    _RUN.CHECKING: Sign(_("Being checked"), "info", "progress"),
    _RUN.CHECKED: Sign(_("Checked, nothing is in yet"), "warning", "checklist"),
    _RUN.LOADING: Sign(_("Coming in"), "info", "progress"),
    _RUN.LOADED: Sign(_("In"), "success", "circle-check"),
    _RUN.STOPPED: Sign(_("Stopped"), "warning", "player-pause"),
    _RUN.UNDOING: Sign(_("Being undone"), "info", "arrow-back-up"),
    _RUN.UNDONE: Sign(_("Undone"), "", "arrow-back-up"),
    _RUN.FAILED: Sign(_("Did not work"), "danger", "alert-triangle"),
}
EXPORTS: dict[str, Sign] = {
    _EXPORT.WAITING: Sign(_("In the queue"), "info", "hourglass"),
    _EXPORT.WRITING: Sign(_("Being written"), "info", "progress"),
    _EXPORT.READY: Sign(_("Ready"), "success", "circle-check"),
    _EXPORT.STOPPED: Sign(_("Stopped"), "", "player-pause"),
    _EXPORT.FAILED: Sign(_("Did not work"), "danger", "alert-triangle"),
    _EXPORT.GONE: Sign(_("Not kept any more"), "", "archive"),
}
FORMATS = (
    ("xlsx", _("Excel workbook (.xlsx)")),
    ("csv", _("CSV, for every program (.csv)")),
    ("jsonl", _("JSON lines, for programs (.jsonl)")),
)

"""Data in and out among the settings, and how the audit log tells of it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anxin.surfaces.kit import navigation, sentences
from anxin.surfaces.kit.navigation import Entry

navigation.register(
    Entry(
        "transfer",
        _("Data in and out"),
        "transfer",
        "transfer:index",
        order=880,
        permission="transfer.import",
        group=_("Settings"),
    )
)
sentences.register(
    {
        "transfer.FileReceived": _("gave a file to be brought in"),
        "transfer.ImportFinished": _("brought a file in: %(new_objects)s new, %(changed_objects)s completed"),
        "transfer.ImportUndone": _("took out again what a file had brought in"),
        "transfer.ExportRequested": _("asked for a file with data (%(exporter)s)"),
        "transfer.ExportFetched": _("fetched a file with %(rows)s rows of data (%(exporter)s)"),
        "cases.CaseImported": _("brought in past case %(case_id)s from a file"),
        "cases.PastMessagesImported": _("brought in past messages of case %(case_id)s from a file"),
    }
)

"""The file of rows that could not come in: the same columns in the same form, and why. Corrected, it is loaded again."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import IO

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from anxin.foundation.transfer import engine, queries, registry
from anxin.foundation.transfer.models import TransferRun
from anxin.foundation.transfer.reading.rows import as_plain
from anxin.foundation.transfer.writing.formats import table


def suffix_of(run: TransferRun) -> str:
    """How the file's name ends: JSON comes back as JSON lines."""
    return "jsonl" if run.form["format"] in ("json", "jsonl") else str(run.form["format"])


def write(run: TransferRun) -> IO[bytes]:
    """The file, at its beginning, gone when it is closed. Raises Refusal when the file given is not kept any more."""
    reasons = _reasons(run)
    folder = Path(settings.DATA) / "tmp"
    folder.mkdir(parents=True, exist_ok=True)
    with translation.override(run.language):
        why = _("Why it could not come in")
    names = [*run.headings, why]
    with tempfile.TemporaryDirectory(dir=folder, prefix="problems-") as place:
        path = Path(place) / "problems"
        with table(path, suffix_of(run), names, names=names, zone=run.zone) as sheet:
            for line, cells in engine.raw_rows(run):
                if line in reasons:
                    sheet.row([*(as_plain(cell) for cell in cells), " ".join(reasons[line])])
        # Handed to the answer, which closes it.
        copy = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
        with path.open("rb") as file:
            shutil.copyfileobj(file, copy)
    copy.seek(0)
    return copy


def _reasons(run: TransferRun) -> dict[int, list[str]]:
    importer = next((each for each in registry.importers() if each.key == run.importer), None)
    with translation.override(run.language):
        labels = {column.name: str(column.label) for column in (importer.columns if importer else ())}
    found: dict[int, list[str]] = defaultdict(list)
    for line, column, message in queries.problems(run).values_list("line", "column", "message"):
        found[line].append(f"{labels[column]}: {message}" if column in labels else message)
    return found

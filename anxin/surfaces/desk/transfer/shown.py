"""What the page of a run shows: its columns with examples, how far it is, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

from anxin.foundation.errors import Refusal
from anxin.foundation.transfer import engine, queries
from anxin.foundation.transfer.models import TransferRow, TransferRun
from anxin.foundation.transfer.types import Importer

_EXAMPLES = 3


@dataclass(frozen=True)
class Progress:
    """How far work is: rows done of all, in percent (0 while they are being counted)."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        """0 to 100."""
        return min(100 * self.done // self.total, 100) if self.total else 0


def progress(run: TransferRun) -> Progress:
    """How far the work on a run is."""
    return Progress(run.position, run.total_rows)


def columns(run: TransferRun, form: Any) -> list[tuple[Any, list[str]]]:
    """Each heading's choice, with what stands in its first rows."""
    try:
        first = [cells for _line, cells in islice(engine.raw_rows(run), _EXAMPLES)]
    except Refusal:
        first = []
    examples = [
        [_short(row[place]) for row in first if row[place] not in (None, "")] for place in range(len(run.headings))
    ]
    return list(zip(list(form), examples, strict=False))


def _short(cell: Any) -> str:
    text = " ".join(str(cell).split())
    return text if len(text) <= 60 else text[:59] + "…"


def problems(run: TransferRun, importer: Importer) -> list[tuple[TransferRow, Any]]:
    """The first problems with the label of the column they are about."""
    labels = {column.name: column.label for column in importer.columns}
    return [(row, labels.get(row.column, "")) for row in queries.problems(run)[: queries.MOST_SHOWN]]

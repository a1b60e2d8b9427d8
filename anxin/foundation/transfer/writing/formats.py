"""The three forms a table goes out in; none of them ever holds more than a row in memory."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from anxin.foundation.transfer.writing.values import for_json, for_sheet, guarded

FORMATS = ("xlsx", "csv", "jsonl")
# A sheet of Excel ends at 1,048,576 rows.
ROWS_PER_SHEET = 1_000_000


class Table(Protocol):
    """Takes the rows of a table, one by one."""

    def row(self, cells: Sequence[Any]) -> None:
        """Write one row: plain values in the order of the headings."""


@contextmanager
def table(path: Path, format: str, headings: Sequence[str], *, names: Sequence[str], zone: str) -> Iterator[Table]:
    """A table to write to; complete when the block ends. `names` are the keys of JSON lines, times are told in `zone`."""
    if format == "csv":
        # With a byte order mark: Excel would take UTF-8 for the local encoding otherwise.
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            yield _Csv(file, headings, zone)
    elif format == "jsonl":
        with path.open("w", encoding="utf-8") as file:
            yield _JsonLines(file, names, zone)
    else:
        yield from _workbook(path, headings, zone)


class _Csv:
    def __init__(self, file: Any, headings: Sequence[str], zone: str) -> None:
        self._writer, self._zone = csv.writer(file), zone
        self._writer.writerow([guarded(heading) for heading in headings])

    def row(self, cells: Sequence[Any]) -> None:
        """One line."""
        self._writer.writerow([for_sheet(cell, self._zone) for cell in cells])


class _JsonLines:
    def __init__(self, file: Any, names: Sequence[str], zone: str) -> None:
        self._file, self._names, self._zone = file, names, zone

    def row(self, cells: Sequence[Any]) -> None:
        """One object; empty values are left out."""
        filled = {n: for_json(c, self._zone) for n, c in zip(self._names, cells, strict=True) if c not in (None, "")}
        self._file.write(json.dumps(filled, ensure_ascii=False) + "\n")


class _Workbook:
    def __init__(self, book: Any, headings: Sequence[str], zone: str) -> None:
        self._book, self._headings, self._zone, self._left = book, headings, zone, 0

    def row(self, cells: Sequence[Any]) -> None:
        """One row; a full sheet is followed by another."""
        self._make_room()
        self._sheet.append([_cell(for_sheet(cell, self._zone)) for cell in cells])
        self._left -= 1

    def _make_room(self) -> None:
        if self._left:
            return
        self._sheet = self._book.create_sheet(f"{len(self._book.worksheets) + 1}")
        self._sheet.freeze_panes = "A2"
        self._sheet.append([guarded(heading) for heading in self._headings])
        self._left = ROWS_PER_SHEET

    def finish(self) -> None:
        """A table without rows still has its headings."""
        if not self._book.worksheets:
            self._make_room()


def _workbook(path: Path, headings: Sequence[str], zone: str) -> Iterator[Table]:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheets = _Workbook(book, headings, zone)
    yield sheets
    sheets.finish()
    book.save(path)


def _cell(value: Any) -> Any:
    """Text without the signs XML forbids; a cell of Excel holds 32,767 characters."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", value)[:32_767] if isinstance(value, str) else value

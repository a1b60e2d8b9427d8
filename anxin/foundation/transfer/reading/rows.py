"""Rows of a file, one at a time: a hundred thousand never stand in memory together."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ijson
from django.utils.translation import gettext_lazy as _

from anxin.foundation.errors import Invalid
from anxin.foundation.transfer.reading.form import Form

# (line as a person counts it, cells in the order of the headings)
RawRow = tuple[int, list[Any]]
MOST_HEADINGS = 200
MOST_ROWS = 1_000_000
_LOOKED_AT = 1_000  # objects of a JSON file whose keys make the headings
csv.field_size_limit(10 * 1024 * 1024)


def headings(path: Path, form: Form) -> list[str]:
    """The headings of a file, each once. Raises Invalid(field="file") when it has none, or far too many."""
    with _understood():
        found = _json_headings(path, form) if form.format in ("json", "jsonl") else _first_row(path, form)
    while found and not found[-1]:
        found.pop()
    if not any(found):
        raise Invalid(_("The first row has no headings."), field="file")
    if len(found) > MOST_HEADINGS:
        raise Invalid(_("This file has more than %(most)d columns.") % {"most": MOST_HEADINGS}, field="file")
    return _named_apart(found)


def rows(path: Path, form: Form, names: Sequence[str], *, after: int = 0) -> Iterator[RawRow]:
    """Rows that hold anything, in order, without the first `after` of them. Raises Invalid(field="file") for a file that breaks off."""
    count = 0
    with _understood():
        for line, cells in _raw(path, form, names):
            if not any(_is_filled(cell) for cell in cells):
                continue
            count += 1
            if count > MOST_ROWS:
                raise Invalid(_("This file has more than a million rows. Please divide it."), field="file")
            if count > after:
                yield line, cells


def _raw(path: Path, form: Form, names: Sequence[str]) -> Iterator[RawRow]:
    if form.format in ("json", "jsonl"):
        for line, each in _objects(path, form):
            if not isinstance(each, dict):
                raise Invalid(_("Entry %(line)d is not an object with named values.") % {"line": line}, field="file")
            yield line, [each.get(name) for name in names]
        return
    width = len(names)
    for line, cells in enumerate(_sheet(path, form), start=1):
        if line > 1:
            yield line, list(cells[:width]) + [None] * (width - len(cells))


def _sheet(path: Path, form: Form) -> Iterator[Sequence[Any]]:
    if form.format == "csv":
        with path.open(encoding=form.encoding, newline="") as file:
            yield from csv.reader((part.replace("\0", "") for part in file), delimiter=form.delimiter)
        return
    yield from _first_sheet(path)


def _first_sheet(path: Path) -> Iterator[Sequence[Any]]:
    from openpyxl import load_workbook

    # The store keeps contents without a name, and openpyxl judges paths by theirs: it gets the open file.
    with path.open("rb") as file:
        book = load_workbook(file, read_only=True, data_only=True)
        try:
            if not book.worksheets:
                return
            # Sheets written by other programs state wrong sizes; without them openpyxl counts itself.
            sheet = book.worksheets[0]
            sheet.reset_dimensions()
            yield from sheet.iter_rows(values_only=True)
        finally:
            book.close()


def _objects(path: Path, form: Form) -> Iterator[tuple[int, Any]]:
    if form.format == "json":
        if form.encoding.startswith("utf-8"):
            with path.open("rb") as file:
                if form.encoding == "utf-8-sig":
                    file.seek(3)
                yield from enumerate(ijson.items(file, "item", use_float=True), start=1)
            return
        with path.open(encoding=form.encoding) as text:
            yield from enumerate(json.load(text), start=1)
        return
    with path.open(encoding=form.encoding) as text:
        for line, each in enumerate(text, start=1):
            if each.strip():
                yield line, json.loads(each)


def _json_headings(path: Path, form: Form) -> list[str]:
    names: dict[str, None] = {}
    for line, each in _objects(path, form):
        if isinstance(each, dict):
            names.update(dict.fromkeys(str(name) for name in each))
        if line >= _LOOKED_AT:
            break
    return list(names)


def _first_row(path: Path, form: Form) -> list[str]:
    first = next(iter(_sheet(path, form)), [])
    return [" ".join(str(cell).split()) if cell is not None else "" for cell in first]


def _named_apart(found: list[str]) -> list[str]:
    """Columns without heading, and headings that come twice, get names of their own, so that each can be told from the others."""
    names: list[str] = []
    for place, name in enumerate(found, start=1):
        unique, again = name[:100] or f"({place})", 2
        while unique in names:
            unique, again = f"{name[:100]} ({again})", again + 1
        names.append(unique)
    return names


def _is_filled(cell: Any) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


@contextmanager
def _understood() -> Iterator[None]:
    """Whatever a reader stumbles over becomes a sentence a person can act on."""
    import zipfile
    from xml.etree.ElementTree import ParseError

    # KeyError, ValueError, TypeError: what openpyxl says of workbooks whose insides do not fit together.
    broken = (
        csv.Error,
        ijson.JSONError,
        zipfile.BadZipFile,
        ParseError,
        KeyError,
        ValueError,
        TypeError,
        RecursionError,
    )
    try:
        yield
    except broken as error:
        raise Invalid(
            _("This file is damaged or not complete: %(why)s") % {"why": str(error)[:200]}, field="file"
        ) from error


def as_plain(cell: Any) -> Any:
    """A cell as it may stand in JSON, and in the file of rows that could not come in."""
    if isinstance(cell, dt.datetime | dt.date | dt.time):
        return cell.isoformat(sep=" ") if isinstance(cell, dt.datetime) else cell.isoformat()
    return cell

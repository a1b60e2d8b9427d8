"""Reads the JSON Lines that the language commands are given; what is no row is told, never a crash."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

LONGEST_LINE = 4_000_000
"""Bytes; a longer line is a bad row, so that no input can fill the memory."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line: its number from 1, and either the object it holds or what is wrong with it."""

    number: int
    fields: dict[str, Any]
    error: str = ""


def read_rows(name: str) -> Iterator[Row]:
    """The rows of a file, blank lines left out; `-` is standard input. A file that cannot be read is wrong usage."""
    try:
        if name == "-":
            yield from _rows(sys.stdin.buffer)
        else:
            with (Path(os.environ.get("ANXIN_CALLED_FROM", "")) / name).open("rb") as file:
                yield from _rows(file)
    except OSError as error:
        raise click.UsageError(f"cannot read {name}: {error.strerror}") from error


def _rows(file: Any) -> Iterator[Row]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        whole = line
        while whole and not whole.endswith(b"\n"):  # the rest of a line that is too long
            whole = file.readline(LONGEST_LINE)
        if line.strip():
            yield _row(number, line)


def _row(number: int, line: bytes) -> Row:
    if len(line) > LONGEST_LINE:
        return Row(number, {}, f"the line is longer than {LONGEST_LINE} bytes")
    try:
        fields = json.loads(line.removeprefix(codecs.BOM_UTF8).decode())
    except (ValueError, RecursionError):
        return Row(number, {}, "the line is not a JSON object in UTF-8")
    if not isinstance(fields, dict):
        return Row(number, {}, "the line is not a JSON object")
    return Row(number, fields)


def text_of(row: Row, name: str) -> str:
    """A field that must be text. Raises ValueError with the reason otherwise."""
    if row.error:
        raise ValueError(row.error)
    value = row.fields.get(name)
    if not isinstance(value, str):
        raise ValueError(f"“{name}” must be text")
    return value

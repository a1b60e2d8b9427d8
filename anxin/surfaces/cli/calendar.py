"""`anxin calendar`: questions about working time, answered line by line without a database."""

from __future__ import annotations

import codecs
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

import click

from anxin.domain.calendars.queries import shipped
from anxin.domain.calendars.types import CalendarError, CompiledCalendar, answer

LONGEST_LINE = 65_536
"""Bytes of one question; a longer line is an error answer, so that no input can fill the memory."""


@click.group()
def command() -> None:
    """Working time: ask calendars."""


@command.command()
@click.option(
    "--calendar", "calendar_name", required=True, metavar="NAME|FILE.json", help="Shipped, stored, or a file."
)
@click.option("--batch", "batch_name", required=True, metavar="FILE.jsonl", help="A question a line; - is stdin.")
def run(calendar_name: str, batch_name: str) -> None:
    """Answer every line of a batch, in order: {"result": …} or {"error": …}."""
    calendar = _calendar(calendar_name)
    with _opened_batch(batch_name) as batch:
        for line in _lines(batch):
            sys.stdout.write(json.dumps(_answered(calendar, line)) + "\n")
            if batch_name == "-":
                sys.stdout.flush()


def _calendar(name: str) -> CompiledCalendar:
    try:
        return CompiledCalendar.from_spec(_specification(name))
    except (ValueError, RecursionError) as error:
        raise click.UsageError(f"calendar {name}: {error}") from error


def _specification(name: str) -> object:
    """A path (it ends in .json or holds a slash) is read; any other name is a shipped or else a stored calendar."""
    if not name.endswith(".json") and "/" not in name:
        found = shipped.find(name) or _stored(name)
        if found is None:
            raise click.UsageError(f"no calendar is named {name}; shipped are {', '.join(shipped.names())}")
        return found
    try:
        return json.loads(_from_caller(name).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise click.UsageError(f"cannot read {name}: {error.strerror}") from error


def _stored(name: str) -> object:
    from anxin.config.boot import setup  # Django only when no shipped calendar has the name

    setup()
    from anxin.domain.calendars.queries import stored

    return stored.find_spec(name)


def _opened_batch(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return _from_caller(name).open("rb")
    except OSError as error:
        raise click.UsageError(f"cannot read {name}: {error.strerror}") from error


def _from_caller(name: str) -> Path:
    """Relative paths mean the folder in which the command was typed."""
    return Path(os.environ.get("ANXIN_CALLED_FROM", "")) / name


def _lines(batch: BinaryIO) -> Iterator[bytes]:
    """The lines without their ends; of a line that is too long only the beginning, which is too long as well."""
    while line := batch.readline(LONGEST_LINE + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = batch.readline(LONGEST_LINE)
        yield line.rstrip(b"\r\n")


def _answered(calendar: CompiledCalendar, line: bytes) -> dict[str, Any]:
    try:
        return {"result": answer(calendar, _question(line))}
    except CalendarError as error:
        return {"error": str(error)}


def _question(line: bytes) -> object:
    if len(line) > LONGEST_LINE:
        raise CalendarError("question", "", f"the line is longer than {LONGEST_LINE} bytes")
    try:
        return json.loads(line.removeprefix(codecs.BOM_UTF8).decode())
    except (ValueError, RecursionError) as error:
        raise CalendarError("question", "", "the line is not a JSON object in UTF-8") from error

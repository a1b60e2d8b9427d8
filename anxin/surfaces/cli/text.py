"""`anxin text`: what we read in texts, line by line, without a server or a database."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import click

from anxin.surfaces.cli._rows import Row, read_rows, text_of

_AT_ONCE = 256


@click.group()
def command() -> None:
    """Texts: what we read in them."""


@command.command()
@click.argument("file_name", metavar="FILE.jsonl")
def mood(file_name: str) -> None:
    """Print for every row {text} its {label, score, mood}, or {error}; - is stdin."""
    rows = read_rows(file_name)
    while several := list(islice(rows, _AT_ONCE)):
        for answer in _moods(several):
            sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _moods(rows: Iterable[Row]) -> Iterator[dict[str, Any]]:
    from anxin.foundation.language.mood import read_moods

    read = [_text_or_error(row) for row in rows]
    moods = iter(read_moods([text for text, error in read if not error]))
    for _text, error in read:
        if error:
            yield {"error": error}
        else:
            found = next(moods)
            yield {"label": found.label, "score": found.score, "mood": found.feeling}


def _text_or_error(row: Row) -> tuple[str, str]:
    try:
        return text_of(row, "text"), ""
    except ValueError as error:
        return "", str(error)

"""`anxin policy`: what a customer has a right to, decided file by file without a database."""

from __future__ import annotations

import codecs
import json
import os
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.types import Engine, FactError, Pack, PackError, read_facts, read_pack

LARGEST_INPUT = 1_048_576
"""Bytes of one input; a longer one is an error answer, so that no input can fill the memory."""


@click.group()
def command() -> None:
    """Policies: decide what customers are entitled to, check packs."""


@command.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.json...")
@click.option("--pack", "packs", multiple=True, metavar="FILE.yaml", help="A promise to decide by beside the law.")
def decide(files: tuple[str, ...], packs: tuple[str, ...]) -> None:
    """Decide every input, in order, one JSON line each: a decision, or {"error": ...}. FILE - is stdin, an input a line.

    A file holds one input or a list of them; FILE.jsonl holds one a line.
    """
    engine = _engine(packs)
    for name in files:
        for document in _documents(name):
            sys.stdout.write(json.dumps(_decided(engine, document), ensure_ascii=False) + "\n")


@command.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE.yaml...")
def check(files: tuple[str, ...]) -> None:
    """Read packs strictly; the first mistake of each is told with its line. Exit 1 when one is refused."""
    refused = False
    for name in files:
        try:
            pack = _pack(name)
            shipped.engine_with((pack,))
            click.echo(f"{name}: {pack.head.id} {pack.head.version}, {len(pack.rules)} rules")
        except PackError as error:
            refused = True
            click.echo(f"{name}: {error}")
    sys.exit(1 if refused else 0)


def _engine(names: tuple[str, ...]) -> Engine:
    if not names:
        return shipped.engine()
    read = []
    for name in names:
        try:
            read.append(_pack(name))
        except PackError as error:
            raise click.UsageError(f"{name}: {error}") from error
    try:
        return shipped.engine_with(read)
    except PackError as error:
        raise click.UsageError(str(error)) from error


def _pack(name: str) -> Pack:
    try:
        return read_pack(_from_caller(name).read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise click.UsageError(f"cannot read {name}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise PackError(1, "", "is not UTF-8") from error


def _documents(name: str) -> list[object]:
    """The inputs of one file; what cannot be read is an error of its own, so that the others get their answers."""
    if name == "-":
        return [_parsed(line) for line in sys.stdin.buffer if line.strip()]
    try:
        with _from_caller(name).open("rb") as file:
            if name.endswith(".jsonl"):
                return [_parsed(line) for line in file if line.strip()]
            found = _parsed(file.read(LARGEST_INPUT + 1))
    except OSError as error:
        return [FactError("", f"cannot read {name}: {error.strerror}")]
    return found if isinstance(found, list) and found else [found]


def _parsed(content: bytes) -> object:
    if len(content) > LARGEST_INPUT:
        return FactError("", f"the input is longer than {LARGEST_INPUT} bytes")
    try:
        return json.loads(content.removeprefix(codecs.BOM_UTF8).decode(), parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError):
        return FactError("", "the input is not JSON in UTF-8")


def _from_caller(name: str) -> Path:
    """Relative paths mean the folder in which the command was typed."""
    return Path(os.environ.get("ANXIN_CALLED_FROM", "")) / name


def _decided(engine: Engine, document: object) -> dict[str, Any]:
    if isinstance(document, FactError):
        return {"error": str(document)}
    try:
        return engine.decide(read_facts(document)).as_json()
    except FactError as error:
        return {"error": str(error)}

"""`anxin knowledge`: measures how well questions find their entries, without a server or a database."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass

import click

from anxin.surfaces.cli._rows import Row, read_rows, text_of

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class _Question:
    id: str
    text: str
    gold: frozenset[str]


@click.group()
def command() -> None:
    """Knowledge: measure what is found."""


@command.command("eval")
@click.option("--entries", "entries_name", required=True, metavar="E.jsonl", help="Rows {id, text}.")
@click.option("--questions", "questions_name", required=True, metavar="Q.jsonl", help="Rows {id, text, gold: [ids]}.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def evaluate(entries_name: str, questions_name: str, as_json: bool) -> None:
    """Index ENTRIES, ask QUESTIONS one by one, print how often a right entry came first and among the first ten."""
    from anxin.foundation.language.retrieval.index import Index

    entries, questions = _entries(entries_name), _questions(questions_name)
    began = time.perf_counter()
    index = Index.build(entries)
    built = time.perf_counter()
    index.search("?")  # what loads on the first question belongs to no question
    started = time.perf_counter()
    places = [
        _place(question, [found.id for found in index.search(question.text, without=[question.id])])
        for question in questions
    ]
    asked = time.perf_counter()
    count = max(1, len(questions))
    figures = {
        "r@1": round(sum(place == 1 for place in places) / count, 4),
        "r@10": round(sum(place > 0 for place in places) / count, 4),
        "mrr@10": round(sum(1 / place for place in places if place) / count, 4),
        "ms": round(1000 * (asked - started) / count, 3),
        "index_s": round(built - began, 3),
    }
    click.echo(json.dumps(figures) if as_json else "\n".join(f"{name:8} {value}" for name, value in figures.items()))


def _place(question: _Question, found: list[str]) -> int:
    """The place, from 1, of the first right entry among those found; 0 when there is none."""
    return next((place for place, entry in enumerate(found[:_DEPTH], 1) if entry in question.gold), 0)


def _entries(name: str) -> list[tuple[str, str]]:
    entries: list[tuple[str, str]] = []
    for row in read_rows(name):
        try:
            entries.append((_id_of(row), text_of(row, "text")))
        except ValueError as error:
            click.echo(f"{name}, line {row.number}, left out: {error}", err=True)
    return entries


def _questions(name: str) -> list[_Question]:
    questions: list[_Question] = []
    for row in read_rows(name):
        try:
            gold = row.fields.get("gold", [])
            if not isinstance(gold, list):
                raise ValueError("“gold” must be a list of ids")
            questions.append(_Question(_id_of(row), text_of(row, "text"), frozenset(map(str, gold))))
        except ValueError as error:
            click.echo(f"{name}, line {row.number}, left out: {error}", err=True)
    return questions


def _id_of(row: Row) -> str:
    value = row.fields.get("id")
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise ValueError(row.error or "“id” must be text or a whole number")
    return str(value)

"""`anxin assistant`: measures how well labels are learned from examples, without a server or a database."""

from __future__ import annotations

import json
import time
from typing import Any

import click

from anxin.surfaces.cli._rows import read_rows, text_of


@click.group()
def command() -> None:
    """The assistant: measure what it understands."""


@command.command("eval")
@click.option("--train", "train_name", required=True, metavar="T.jsonl", help="Rows {text, label} to learn from.")
@click.option(
    "--test", "test_name", required=True, metavar="U.jsonl", help='Rows {text, label}; "oos" is none of them.'
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
def evaluate(train_name: str, test_name: str, as_json: bool) -> None:
    """Learn labels from TRAIN, guess those of TEST, print how many were right."""
    from anxin.foundation.language.classifier import OOS, Classifier

    train, test = _examples(train_name), _examples(test_name)
    if not any(label != OOS for _, label in train):
        raise click.UsageError(f"{train_name} holds no example of any label")
    began = time.perf_counter()
    classifier = Classifier.fit([text for text, _ in train], [label for _, label in train])
    learned = time.perf_counter()
    guesses = classifier.predict([text for text, _ in test])
    done = time.perf_counter()
    told = [guess.label for guess in guesses]
    figures = _figures([label for _, label in test], told, [guess.strangeness for guess in guesses])
    figures |= {"train_s": round(learned - began, 3), "ms": round(1000 * (done - learned) / max(1, len(test)), 3)}
    if as_json:
        click.echo(json.dumps(figures))
    else:
        click.echo("\n".join(f"{name:12} {value}" for name, value in figures.items()))


def _figures(labels: list[str], told: list[str], strangeness: list[float]) -> dict[str, Any]:
    from anxin.foundation.language.classifier import OOS

    inside = [label == said for label, said in zip(labels, told, strict=True) if label != OOS]
    outside = [said == OOS for label, said in zip(labels, told, strict=True) if label == OOS]
    return {
        "accuracy": _share(inside),
        "oos_recall": _share(outside),
        "oos_auroc": _area([label == OOS for label in labels], strangeness) if inside and outside else None,
    }


def _share(hits: list[bool]) -> float | None:
    return round(sum(hits) / len(hits), 4) if hits else None


def _area(is_outside: list[bool], strangeness: list[float]) -> float:
    from sklearn.metrics import roc_auc_score

    return round(float(roc_auc_score(is_outside, strangeness)), 4)


def _examples(name: str) -> list[tuple[str, str]]:
    examples: list[tuple[str, str]] = []
    for row in read_rows(name):
        try:
            examples.append((text_of(row, "text"), text_of(row, "label")))
        except ValueError as error:
            click.echo(f"{name}, line {row.number}, left out: {error}", err=True)
    return examples

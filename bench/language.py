"""Prints how well texts are understood: `.venv/bin/python -m bench.language [FOLDER WITH PUBLIC SETS]`.

Without a folder only our own questions are measured; with one that holds banking77_train.csv and clinc150_train_val.json
the labels too, held out by seed. Takes some minutes on two cores; the figures of the last run are in docs/quality.md.
"""

from __future__ import annotations

import csv
import json
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from anxin.foundation.language.classifier import OOS, Classifier
from anxin.foundation.language.retrieval.index import Index
from anxin.foundation.language.retrieval.lexical import Lexical
from anxin.foundation.language.retrieval.views import WORDS

OWN = Path(__file__).parents[1] / "anxin/foundation/language/tests/data"
Examples = list[tuple[str, str]]


def main() -> None:
    """Own questions, size, and the public sets if there are any."""
    own_questions()
    many_entries(20_000)
    if len(sys.argv) > 1:
        folder = Path(sys.argv[1])
        banking = banking_examples(folder)
        banking_labels(banking)
        clinc_labels(folder)
        same_intent(banking)


def own_questions() -> None:
    """The first answer right, by kind of question, for plain BM25 over words and for the index."""
    entries = [(row["id"], row["text"]) for row in _rows("knowledge_entries.jsonl")]
    questions = [row for row in _rows("knowledge_questions.jsonl") if row["gold"]]
    index = Index.build(entries)
    kinds = sorted({row["kind"] for row in questions})
    for name, ask in (("words", plain(entries)), ("index", lambda text: index.search(text)[0].id)):
        hits = {kind: [ask(row["text"]) in row["gold"] for row in questions if row["kind"] == kind] for kind in kinds}
        total = sum(map(sum, hits.values())) / len(questions)
        by_kind = "  ".join(f"{kind} {sum(found) / len(found):.3f} of {len(found)}" for kind, found in hits.items())
        print(f"own questions, {name}: R@1 {total:.3f}   {by_kind}")


def plain(entries: Examples) -> Callable[[str], str]:
    """BM25 over our words alone; these already meet in spelling, endings and other names."""
    lexical = Lexical.build([WORDS.of_entry(text) for _, text in entries], length_matters=0.6)
    return lambda text: entries[int(lexical.scores(dict.fromkeys(WORDS.of_entry(text), 1.0)).argmax())][0]


def many_entries(count: int) -> None:
    """Seconds to index, milliseconds to ask."""
    chance = random.Random(0)
    parts = [part for row in _rows("knowledge_entries.jsonl") for part in row["text"].split("；")]
    began = time.perf_counter()
    index = Index.build([(str(at), "".join(chance.sample(parts, 2))) for at in range(count)])
    built = time.perf_counter()
    questions = [row["text"] for row in _rows("knowledge_questions.jsonl")]
    index.search("?")
    started = time.perf_counter()
    for text in questions:
        index.search(text)
    each = 1000 * (time.perf_counter() - started) / len(questions)
    print(f"{count} entries: indexed in {built - began:.1f} s, {each:.1f} ms a question")


def same_intent(examples: Examples) -> None:
    """Another question of the same intent found first among 800."""
    entries, asked = examples[:800], examples[800:1300]
    numbered = [(str(at), text) for at, (text, _) in enumerate(entries)]
    index = Index.build(numbered)
    for name, ask in (("words", plain(numbered)), ("index", lambda text: index.search(text)[0].id)):
        hits = [entries[int(ask(text))][1] == label for text, label in asked]
        print(f"banking77 retrieval, {name}: R@1 {sum(hits) / len(hits):.3f}")


def banking_examples(folder: Path) -> Examples:
    """The public training rows, shuffled by seed."""
    with (folder / "banking77_train.csv").open(encoding="utf-8", newline="") as file:
        examples = [(row["text"], row["category"]) for row in csv.DictReader(file)]
    random.Random(0).shuffle(examples)
    return examples


def banking_labels(examples: Examples) -> None:
    """77 labels: 1,500 rows held out, ten examples a label with three seeds, then all the others."""
    test, train = examples[:1500], examples[1500:]
    for seed in range(3):
        measure(f"banking77, 10 a label, seed {seed}", few(train, 10, seed), test)
    measure(f"banking77, {len(train)} rows", train, test)


def clinc_labels(folder: Path) -> None:
    """150 labels and strangers: trained on train, measured on validation."""
    data = json.loads((folder / "clinc150_train_val.json").read_text(encoding="utf-8"))
    sets = {name: [(text, label) for text, label in rows] for name, rows in data.items()}
    test = sets["val"] + sets["oos_val"]
    measure("clinc150, 10 a label", few(sets["train"], 10, 0), test)
    measure("clinc150, all", sets["train"], test)
    measure("clinc150, all and 100 strangers", sets["train"] + sets["oos_train"], test)


def few(examples: Examples, each: int, seed: int) -> Examples:
    """So many examples of each label, by seed."""
    shuffled = random.Random(seed).sample(examples, len(examples))
    seen: dict[str, int] = {}
    chosen: Examples = []
    for text, label in shuffled:
        seen[label] = seen.get(label, 0) + 1
        if seen[label] <= each:
            chosen.append((text, label))
    return chosen


def measure(name: str, train: Examples, test: Examples) -> None:
    """Print accuracy with and without declining, and how many strangers were declined."""
    began = time.perf_counter()
    classifier = Classifier.fit([text for text, _ in train], [label for _, label in train])
    learned = time.perf_counter()
    guesses = classifier.predict([text for text, _ in test])
    each = 1000 * (time.perf_counter() - learned) / len(test)
    inside = [(guess, label) for guess, (_, label) in zip(guesses, test, strict=True) if label != OOS]
    outside = [guess.label == OOS for guess, (_, label) in zip(guesses, test, strict=True) if label == OOS]
    right = sum(guess.label == label for guess, label in inside) / len(inside)
    best = sum(guess.best == label for guess, label in inside) / len(inside)
    caught = f", strangers caught {sum(outside) / len(outside):.3f}" if outside else ""
    print(
        f"{name}: {right:.4f} (never declining {best:.4f}){caught}; {learned - began:.0f} s, {each:.2f} ms", flush=True
    )


def _rows(name: str) -> list[dict]:
    return [json.loads(line) for line in (OWN / name).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()

"""Prints how many decisions a second one core makes: `.venv/bin/python -m bench.policies`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.types import read_facts

ROUNDS = 200
CASES = Path(__file__).parents[1] / "anxin/domain/entitlements/data/golden.yaml"


def main() -> None:
    """Measure reading packs, then every worked case from JSON text to JSON text, and the parts of it."""
    began = time.process_time()
    engine = shipped.engine()
    print(f"packs read          {(time.process_time() - began) * 1000:12,.0f} ms")
    inputs = [json.dumps(each["input"], default=str) for each in yaml.safe_load(CASES.read_text(encoding="utf-8"))]
    documents = [json.loads(each, parse_float=Decimal) for each in inputs]
    facts = [read_facts(each) for each in documents]
    decisions = [engine.decide(each) for each in facts]
    _rate("text to text", lambda line: _answered(engine, line), inputs)
    _rate("read facts", read_facts, documents)
    _rate("decide", engine.decide, facts)
    _rate("explain", lambda each: each.as_json(), decisions)


def _answered(engine: Any, line: str) -> str:
    decision = engine.decide(read_facts(json.loads(line, parse_float=Decimal)))
    return json.dumps(decision.as_json(), ensure_ascii=False)


def _rate(name: str, operation: Callable[[Any], object], inputs: list[Any]) -> None:
    for each in inputs:
        operation(each)
    began = time.process_time()
    for _round in range(ROUNDS):
        for each in inputs:
            operation(each)
    print(f"{name:20}{ROUNDS * len(inputs) / (time.process_time() - began):12,.0f} a second")


if __name__ == "__main__":
    main()

"""Worked cases: what the law's own texts give, from the published input to the published output."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.types import read_facts

VECTORS = yaml.safe_load((Path(__file__).parents[1] / "data/golden.yaml").read_text(encoding="utf-8"))


def decided(document: Any) -> dict[str, Any]:
    """The published output, through JSON and back."""
    return json.loads(json.dumps(shipped.engine().decide(read_facts(document)).as_json()))


@pytest.mark.parametrize("vector", VECTORS, ids=[each["name"] for each in VECTORS])
def test_a_worked_case_comes_out(vector: dict[str, Any]):
    found = decided(vector["input"])
    remedies = {each["kind"]: each for each in found["remedies"]}
    assert set(remedies) == set(vector["remedies"])
    for kind, expected in vector["remedies"].items():
        _compare(remedies[kind], expected)
    for key in ("missing", "human_needed", "burden"):
        if key in vector:
            assert found[key] == vector[key]
    assert [each["kind"] for each in found["refused"]] == vector.get("refused", [])
    _dated(found["deadlines"], vector.get("deadlines", {}))
    _dated(found["notices"], vector.get("notices", {}))
    lines = {each["part"]: [each["from"], each["until"]] for each in found["coverage"]}
    assert vector.get("coverage", {}).items() <= lines.items()
    assert vector.get("counted", {}).items() <= found["counted"].items()


def _compare(remedy: dict[str, Any], expected: dict[str, Any]) -> None:
    for key, value in expected.items():
        if key == "fees":
            assert {name: fee["amount"] for name, fee in remedy["fees"].items()} == value
        elif key == "amount":
            assert remedy["amount"]["amount"] == value
        else:
            assert remedy[key] == value


def _dated(found: list[dict[str, str]], expected: dict[str, str]) -> None:
    assert expected.items() <= {each["what"]: each["at"] for each in found}.items()

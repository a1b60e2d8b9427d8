"""The published schemas say what the readers do; the files beside the docs are those the code makes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.rules.pack_schema import pack_schema
from anxin.domain.entitlements.rules.schema import input_schema
from anxin.domain.entitlements.types import PackError, read_pack

DOCS = Path(__file__).parents[4] / "docs"
VECTORS = yaml.safe_load((Path(__file__).parents[1] / "data/golden.yaml").read_text(encoding="utf-8"))
INPUTS = jsonschema_rs.validator_for(input_schema())
PACKS = jsonschema_rs.validator_for(pack_schema())


def as_json(text: str) -> Any:
    """A pack's text as JSON would have it."""
    return json.loads(json.dumps(yaml.safe_load(text), default=str))


@pytest.mark.parametrize(
    ("name", "made"), [("policies.schema.json", input_schema), ("policy-pack.schema.json", pack_schema)]
)
def test_the_published_file_is_what_the_code_makes(name: str, made: Any):
    assert json.loads((DOCS / name).read_text(encoding="utf-8")) == made()


@pytest.mark.parametrize("vector", VECTORS, ids=[each["name"] for each in VECTORS])
def test_every_worked_case_fits_the_input_schema(vector: dict[str, Any]):
    told = {name: value for name, value in vector["input"].items() if value is not None}
    assert [error.message for error in INPUTS.iter_errors(told)] == []


@pytest.mark.parametrize("pack", shipped.packs(), ids=[each.head.id for each in shipped.packs()])
def test_every_delivered_pack_fits_the_pack_schema(pack: Any):
    assert [error.message for error in PACKS.iter_errors(as_json(pack.text))] == []


GOOD = """pack: p
version: "1"
jurisdiction: CN
layer: brand
title: {zh: 承诺, en: promise}
valid_from: 2026-01-01
sources: {B: {zh: 保修政策, en: warranty}}
rules:
  - id: B-1
    shape: coverage
    title: {zh: 电机, en: motor}
    confidence: verified
    basis: B
    parts: motor
    years: 10
"""


@pytest.mark.parametrize(
    ("before", "after", "line", "reason"),
    [
        ("years: 10", "years: ten", 15, "is not a whole number"),
        ("years: 10", "yaers: 10", 9, "days, months or years is missing"),
        ("years: 10", "years: 10\n    colour: red", 16, "is not a field here"),
        ("confidence: verified", "confidence: sure", 12, "is not one of verified"),
        ("shape: coverage", "shape: spell", 10, "is not one of window"),
        ("basis: B", "basis: X 3", 13, "X is not among the sources"),
        ("layer: brand", "layer: brand\nlayer: law", 5, "stands here twice"),
        ("jurisdiction: CN", "jurisdiction: MARS", 3, "is not one of CN"),
        ("parts: motor", "when: {purchase.colour: red}", 14, "is not a known fact"),
        ("parts: motor", "when: {purchase.channel: market}", 14, "market is not one of online"),
        ("valid_from: 2026-01-01", "valid_from: soon", 6, "is not a date"),
        ("parts: motor", "parts: !!python/object/apply:os.system [ls]", 14, "is not allowed"),
        ("parts: motor", "parts: &a motor\n    km: *a", 15, "aliases are not allowed"),
        ("sources: {B", "sources: {B: [", 7, "is not YAML"),
    ],
)
def test_a_wrong_pack_is_refused_with_line_and_reason(before: str, after: str, line: int, reason: str):
    wrong = GOOD.replace(before, after)
    assert wrong != GOOD
    with pytest.raises(PackError) as refused:
        read_pack(wrong)
    assert (refused.value.line, reason in str(refused.value)) == (line, True), str(refused.value)


def test_a_good_pack_is_read():
    assert read_pack(GOOD).rules[0].id == "B-1"
    assert PACKS.is_valid(as_json(GOOD))


def test_a_promise_below_the_law_is_refused_with_its_line():
    less = GOOD.replace("parts: motor", "applies: {classes: washing_machine}\n    parts: motor").replace(
        "years: 10", "years: 2"
    )
    with pytest.raises(PackError, match=r"line 9: B-1: promises less than CN-P-WASH"):
        shipped.engine_with([read_pack(less)])

"""The twelve worked examples of docs/policies.md come out as printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from anxin.domain.entitlements.queries import shipped
from anxin.domain.entitlements.types import read_facts, read_pack

TEXT = (Path(__file__).parents[4] / "docs/policies.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^(\d+)\. [^\n]*\n\n```json\n(.*?)\n```\n\n```json result\n(.*?)\n```", TEXT, re.M | re.S)


def test_there_are_twelve():
    assert [number for number, _told, _found in EXAMPLES] == [str(number) for number in range(1, 13)]


@pytest.mark.parametrize(("number", "told", "printed"), EXAMPLES)
def test_an_example_comes_out_as_printed(number: str, told: str, printed: str):
    found: Any = shipped.engine().decide(read_facts(json.loads(told))).as_json()
    for key, value in json.loads(printed).items():
        if key == "remedies":
            assert [{k: v for k, v in each.items() if k not in ("pays", "documents")} for each in found[key]] == value
        else:
            assert found[key][: len(value)] == value if key == "coverage" else found[key] == value


def test_the_printed_pack_is_read():
    pack = read_pack(re.search(r"```yaml\n(.*?)```", TEXT, re.S)[1])
    assert pack.head.layer == "brand"
    shipped.engine_with([pack])


def test_every_rule_of_the_packs_stands_in_the_list():
    missing = {rule.id for pack in shipped.packs() for rule in pack.rules if f"| {rule.id} |" not in TEXT}
    assert missing == set()

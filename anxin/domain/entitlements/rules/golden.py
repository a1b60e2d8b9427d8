"""The worked cases of the law: what every promise is tried on before anybody signs it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import yaml

from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.reading import read_facts


@lru_cache(maxsize=1)
def golden_facts() -> tuple[Facts, ...]:
    """The facts of each worked case, in the order of the file."""
    text = (files("anxin.domain.entitlements") / "data" / "golden.yaml").read_text(encoding="utf-8")
    cases = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(read_facts(case["input"]) for case in cases)

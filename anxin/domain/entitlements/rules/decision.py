"""A decision: remedies, deadlines, coverage, what is missing, and the trace that explains it. `as_json` is the published form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from anxin.domain.entitlements.rules.money import Amount
from anxin.domain.entitlements.rules.shapes.rule import Line
from anxin.domain.entitlements.rules.words import sentences


@dataclass(slots=True)
class Remedy:
    """One thing the customer may choose. `until` is its last day; `amount` is what the customer gets."""

    kind: str
    until: date | None
    is_free: bool
    fees: Mapping[str, Amount]
    rules: list[str]
    pays: Mapping[str, str]
    amount: Amount | None = None
    part: str = ""
    documents: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As published in docs/policies.md."""
        made = {
            "kind": self.kind,
            "until": _day(self.until),
            "free": self.is_free,
            "fees": {name: fee.as_json() for name, fee in self.fees.items()},
            "rules": self.rules,
            "pays": dict(self.pays),
            "documents": list(self.documents),
        }
        if self.amount is not None:
            made["amount"] = self.amount.as_json()
        if self.part:
            made["part"] = self.part
        return made


@dataclass(frozen=True, slots=True)
class Dated:
    """A deadline of ours or a notice to the customer."""

    what: str
    at: date
    rule: str


@dataclass(frozen=True, slots=True)
class CoveredPart:
    """From when to when a part is covered, the last day inclusive."""

    part: str
    start: date
    until: date
    rule: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A kind that was asked for and is not given, by which verified rules. Always for a person to confirm."""

    kind: str
    rules: tuple[str, ...]


@dataclass(slots=True)
class Decision:
    """What one set of facts comes to."""

    remedies: list[Remedy] = field(default_factory=list)
    deadlines: list[Dated] = field(default_factory=list)
    coverage: list[CoveredPart] = field(default_factory=list)
    burden: str | None = None
    notices: list[Dated] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    is_human_needed: bool = False
    refused: list[Refused] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    packs: tuple[str, ...] = ()

    def trace(self) -> dict[str, list[str]]:
        """The sentences that explain it, in Chinese and English, one by one the same."""
        told = [sentences(line) for line in self.lines]
        return {"zh": [zh for zh, _en in told], "en": [en for _zh, en in told]}

    def as_json(self) -> dict[str, Any]:
        """As published in docs/policies.md."""
        return {
            "remedies": [each.as_json() for each in self.remedies],
            "deadlines": [{"what": each.what, "at": _day(each.at), "rule": each.rule} for each in self.deadlines],
            "coverage": [
                {"part": each.part, "from": _day(each.start), "until": _day(each.until), "rule": each.rule}
                for each in self.coverage
            ],
            "burden": self.burden,
            "notices": [{"what": each.what, "at": _day(each.at), "rule": each.rule} for each in self.notices],
            "counted": self.counted,
            "missing": self.missing,
            "human_needed": self.is_human_needed,
            "refused": [{"kind": each.kind, "rules": list(each.rules)} for each in self.refused],
            "packs": list(self.packs),
            "trace": self.trace(),
        }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Which rule of which policy sets the target of a milestone, and why none before it did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from anxin.domain.clocks.rules.content import Content, Rule, Target, Time, Warning

Outcome = Literal["chosen", "condition", "no_target"]


@dataclass(frozen=True)
class Version:
    """A published version as matching reads it."""

    id: int
    policy_id: int
    number: int
    content: Content


@dataclass(frozen=True)
class Considered:
    """One rule that was looked at: chosen, passed over for a fact that does not fit, or without a target for this."""

    version_id: int
    rule: int
    outcome: Outcome
    fact: str = ""

    def as_json(self) -> dict[str, Any]:
        """For storage with the segment it explains."""
        return {"version": self.version_id, "rule": self.rule, "outcome": self.outcome, "fact": self.fact}


@dataclass(frozen=True)
class Plan:
    """What a clock shall run by."""

    version: Version
    rule: int
    target_seconds: int
    time: Time
    calendar_id: int | None
    """None: the calendar of the house, or, on wall time, none at all."""
    considered: tuple[Considered, ...]
    milestone: str

    @property
    def warnings(self) -> tuple[Warning, ...]:
        """The ladder."""
        return self.version.content.warnings.get(self.milestone, ())

    @property
    def pauses(self) -> tuple[str, ...]:
        """Reasons that let this clock stand still."""
        return self.version.content.pauses.get(self.milestone, ())

    @property
    def grace_seconds(self) -> int:
        """The least that is left after a change."""
        return self.version.content.grace_seconds

    @property
    def is_shown(self) -> bool:
        """Whether the customer may read when it is due."""
        return self.milestone in self.version.content.shown


def plan(versions: Iterable[Version], facts: Mapping[str, Any], milestone: str) -> Plan | None:
    """The first rule, over all versions in order, that fits the facts and has a target at their priority; else None."""
    considered: list[Considered] = []
    for version, index, rule in _rules(versions):
        fact = rule.when.fails_at(facts)
        target = rule.targets.get(milestone, {}).get(str(facts.get("priority")))
        if fact is None and target is not None:
            considered.append(Considered(version.id, index, "chosen"))
            return _plan(version, index, target, facts, milestone, considered)
        considered.append(Considered(version.id, index, "condition" if fact else "no_target", fact or ""))
    return None


def _rules(versions: Iterable[Version]) -> Iterator[tuple[Version, int, Rule]]:
    for version in versions:
        for index, rule in enumerate(version.content.rules):
            yield version, index, rule


def _plan(
    version: Version, rule: int, target: Target, facts: Mapping[str, Any], milestone: str, considered: list[Considered]
) -> Plan:
    choices = (choice.calendar_id for choice in version.content.calendars if choice.when.fails_at(facts) is None)
    calendar_id = None if target.time == "wall" else next(choices, facts.get("calendar"))
    return Plan(version, rule, target.seconds, target.time, calendar_id, tuple(considered), milestone)

"""What stands in a version of a policy: rules in order, targets, calendars, pauses, warnings. Checked here, JSON outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from anxin.domain.clocks.rules.steps import Step

MILESTONES = (
    "first_response", "next_response", "update_every", "resolution", "accepted", "arrived", "repaired", "shipped_back",
)  # fmt: skip
FACTS = (
    "brand", "type", "grade", "tier", "channel", "line", "product", "region", "contract", "customer", "priority", "emergency",
)  # fmt: skip
PRIORITIES = ("1", "2", "3", "4")
SHORTEST_SECONDS, LONGEST_SECONDS = 60, 366 * 86_400
MOST_RULES, MOST_STEPS = 50, 12
OWNER = "owner"
"""Stands among a step's roles for the person who has the thing."""

Time = Literal["working", "wall"]


class ContentError(ValueError):
    """Raised for content that cannot be a policy; `field` is a path such as `rules.0.targets.resolution.2`.

    `code` is `shape` (not of the form), `unknown` (a name we do not know), `range` (too long, short or many), `twice`.
    """

    def __init__(self, code: str, field: str) -> None:
        super().__init__(f"{field}: {code}")
        self.code, self.field = code, field


@dataclass(frozen=True)
class Condition:
    """Every named fact has one of its values; naming none always holds, a fact with no values chosen yet never."""

    wanted: Mapping[str, tuple[Any, ...]]

    def fails_at(self, facts: Mapping[str, Any]) -> str | None:
        """The first fact that does not fit, None when all do."""
        return next((fact for fact, values in self.wanted.items() if facts.get(fact) not in values), None)


@dataclass(frozen=True)
class Target:
    """So many seconds of the calendar's open time, or of the clock on the wall."""

    seconds: int
    time: Time


@dataclass(frozen=True)
class Rule:
    """For what fits, the targets: milestone → priority ("1" to "4") → target."""

    names: Mapping[str, str]
    when: Condition
    targets: Mapping[str, Mapping[str, Target]]


@dataclass(frozen=True)
class CalendarChoice:
    """What fits counts by this calendar."""

    when: Condition
    calendar_id: int


@dataclass(frozen=True)
class Warning:
    """A step, who of those at work then is told, and whether it may disturb their quiet hours."""

    step: Step
    roles: tuple[str, ...]
    is_emergency: bool


@dataclass(frozen=True)
class Content:
    """A policy as it applies between two publications."""

    rules: tuple[Rule, ...]
    calendars: tuple[CalendarChoice, ...]
    pauses: Mapping[str, tuple[str, ...]]
    """Milestone → reasons that let its clock stand still."""
    warnings: Mapping[str, tuple[Warning, ...]]
    grace_seconds: int
    shown: frozenset[str]
    """Milestones whose due time the customer may read."""


def read(content: object) -> Content:
    """Check stored or typed content. Raises ContentError."""
    whole = _object(content, "", {"rules", "calendars", "pauses", "warnings", "grace_seconds", "shown"})
    rules = _list(whole.get("rules", []), "rules", MOST_RULES)
    calendars = _list(whole.get("calendars", []), "calendars", MOST_RULES)
    return Content(
        rules=tuple(_rule(each, f"rules.{i}") for i, each in enumerate(rules)),
        calendars=tuple(_calendar(each, f"calendars.{i}") for i, each in enumerate(calendars)),
        pauses=_by_milestone(whole.get("pauses", {}), "pauses", _texts),
        warnings=_by_milestone(whole.get("warnings", {}), "warnings", _warnings),
        grace_seconds=_whole(whole.get("grace_seconds", 0), "grace_seconds", 0, LONGEST_SECONDS),
        shown=frozenset(_known(each, "shown", MILESTONES) for each in _list(whole.get("shown", []), "shown", 20)),
    )


def _rule(given: object, field: str) -> Rule:
    rule = _object(given, field, {"names", "when", "targets"})
    targets = _by_milestone(rule.get("targets", {}), f"{field}.targets", _targets)
    return Rule(
        _names(rule.get("names", {}), f"{field}.names"), _condition(rule.get("when", {}), f"{field}.when"), targets
    )


def _targets(given: object, field: str) -> dict[str, Target]:
    by_priority = _object(given, field, set(PRIORITIES))
    return {priority: _target(each, f"{field}.{priority}") for priority, each in by_priority.items()}


def _target(given: object, field: str) -> Target:
    target = _object(given, field, {"seconds", "time"})
    seconds = _whole(target.get("seconds"), field, SHORTEST_SECONDS, LONGEST_SECONDS)
    return Target(seconds, _known(target.get("time", "working"), field, ("working", "wall")))  # type: ignore[arg-type]


def _calendar(given: object, field: str) -> CalendarChoice:
    choice = _object(given, field, {"when", "calendar"})
    calendar_id = _whole(choice.get("calendar"), field, 1, 2**63 - 1)
    return CalendarChoice(_condition(choice.get("when", {}), f"{field}.when"), calendar_id)


def _condition(given: object, field: str) -> Condition:
    wanted = _object(given, field, set(FACTS))
    return Condition({fact: _values(values, f"{field}.{fact}") for fact, values in wanted.items()})


def _values(given: object, field: str) -> tuple[Any, ...]:
    values = _list(given, field, 500)
    if any(not isinstance(each, str | int) for each in values):
        raise ContentError("shape", field)
    return tuple(values)


def _warnings(given: object, field: str) -> tuple[Warning, ...]:
    warnings = tuple(_warning(each, f"{field}.{i}") for i, each in enumerate(_list(given, field, MOST_STEPS)))
    if len({each.step.key for each in warnings}) < len(warnings):
        raise ContentError("twice", field)
    return warnings


def _warning(given: object, field: str) -> Warning:
    warning = _object(given, field, {"key", "percent", "before_seconds", "roles", "emergency"})
    key = warning.get("key")
    if not isinstance(key, str) or not 1 <= len(key) <= 40 or ("percent" in warning) == ("before_seconds" in warning):
        raise ContentError("shape", field)
    if "percent" in warning:
        step = Step(key, percent=_whole(warning["percent"], field, 1, 1000))
    else:
        step = Step(key, before_seconds=_whole(warning["before_seconds"], field, 60, LONGEST_SECONDS))
    roles = _texts(warning.get("roles", []), f"{field}.roles")
    if not roles:
        raise ContentError("shape", f"{field}.roles")
    return Warning(step, roles, warning.get("emergency") is True)


def _by_milestone(given: object, field: str, read_one: Callable[[object, str], Any]) -> dict[str, Any]:
    found = _object(given, field, set(MILESTONES))
    return {milestone: read_one(each, f"{field}.{milestone}") for milestone, each in found.items()}


def _names(given: object, field: str) -> dict[str, str]:
    if not isinstance(given, Mapping) or any(not isinstance(text, str) or len(text) > 120 for text in given.values()):
        raise ContentError("shape", field)
    return dict(given)


def _texts(given: object, field: str) -> tuple[str, ...]:
    texts = _list(given, field, 40)
    if any(not isinstance(each, str) or not 1 <= len(each) <= 40 for each in texts):
        raise ContentError("shape", field)
    return tuple(texts)


def _object(given: object, field: str, known: set[str]) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise ContentError("shape", field)
    for key in given:
        if key not in known:
            raise ContentError("unknown", f"{field}.{key}".strip("."))
    return given


def _list(given: object, field: str, most: int) -> list[Any]:
    if not isinstance(given, list):
        raise ContentError("shape", field)
    if len(given) > most:
        raise ContentError("range", field)
    return given


def _whole(given: object, field: str, least: int, most: int) -> int:
    if isinstance(given, bool) or not isinstance(given, int):
        raise ContentError("shape", field)
    if not least <= given <= most:
        raise ContentError("range", field)
    return given


def _known(given: object, field: str, known: tuple[str, ...]) -> str:
    if given not in known:
        raise ContentError("unknown", field)
    return str(given)

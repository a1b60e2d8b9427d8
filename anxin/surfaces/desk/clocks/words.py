"""The sentences of "why is it due then?"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from anxin.domain.clocks.queries import Explanation
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit import clocks, times


@dataclass(frozen=True)
class Names:
    """What the ids in an explanation stand for."""

    versions: Mapping[int, Any]
    calendars: Mapping[int, str]
    people: Mapping[int, str]
    customer: str
    language: str

    def policy(self, version_id: int) -> str:
        """The name of a version's policy."""
        return in_language(self.versions[version_id].policy.names, self.language)

    def version(self, version_id: int) -> str:
        """A policy and the number of its version."""
        row = self.versions[version_id]
        return _("%(policy)s, version %(number)d") % {"policy": self.policy(version_id), "number": row.number}

    def rule(self, version_id: int, index: int) -> str:
        """The name of a rule as it was in that version."""
        rules = self.versions[version_id].content.get("rules", [])
        name = in_language(rules[index].get("names", {}), self.language) if index < len(rules) else ""
        return name or _("rule %(number)d") % {"number": index + 1}

    def calendar(self, row: Any) -> str:
        """By what a stretch was counted."""
        if row.time == "wall":
            return _("day and night")
        if row.calendar_id is None:
            return _("office hours of the house")
        name = self.calendars.get(row.calendar_id, "")
        if row.calendar_version is None:
            return name
        return _("%(name)s, version %(number)d") % {"name": name, "number": row.calendar_version}

    def changes(self, changed: Mapping[str, Any]) -> list[tuple[str, str, str]]:
        """(what, from, to) in words; only values that can be read."""
        return [
            (str(clocks.FACTS.get(fact, fact)), _value(fact, before), _value(fact, after))
            for fact, (before, after) in sorted(changed.items())
        ]


def _value(fact: str, value: Any) -> str:
    if fact == "priority":
        return str(clocks.PRIORITIES.get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if fact == "type" and value is not None:
        return str(value)
    return "" if value is None else _("another")


def who(row: Any, names: Names) -> str:
    """Who caused a stretch."""
    if row.actor_kind == "customer":
        return names.customer or _("The customer")
    if row.actor_kind == "staff":
        return names.people.get(row.actor_id or 0, _("A former colleague"))
    return _("Anxin")


def reasons(considered: Iterable[Mapping[str, Any]], names: Names) -> list[tuple[bool, str]]:
    """(whether it was chosen, sentence) of every rule that was looked at, in order."""
    return [
        (each["outcome"] == "chosen", _reason(each, names)) for each in considered if each["version"] in names.versions
    ]


def _reason(each: Mapping[str, Any], names: Names) -> str:
    named = {"policy": names.policy(each["version"]), "rule": names.rule(each["version"], each["rule"])}
    if each["outcome"] == "chosen":
        return _("%(policy)s › %(rule)s: fits") % named
    if each["outcome"] == "no_target":
        return _("%(policy)s › %(rule)s: fits, but sets no time for this") % named
    return _("%(policy)s › %(rule)s: does not fit (%(fact)s)") % {
        **named,
        "fact": clocks.FACTS.get(each["fact"], each["fact"]),
    }


def summary(told: Explanation, names: Names) -> str:
    """One sentence: how much of what is used, and what follows from it."""
    clock = told.clock
    said = {
        "target": clocks.span(clock.target_seconds),
        "counted": clocks.span(told.earned_seconds),
        "left": clocks.span(max(told.remaining_seconds, 0)),
        "when": times.moment(clock.due_at) if clock.due_at else "",
        "why": clocks.why(clock.why),
        "hours": _("of hours by day and night") if clock.time == "wall" else _("of working time"),
    }
    if clock.stopped_at:
        return _("%(counted)s %(hours)s were counted of %(target)s; then: %(why)s.") % said
    if clock.state == "paused":
        return _("%(counted)s of %(target)s %(hours)s are counted. It stands still: %(why)s; %(left)s are left.") % said
    if told.remaining_seconds <= 0:
        return _("%(target)s %(hours)s were over on %(when)s.") % said
    return _("%(counted)s of %(target)s %(hours)s are counted, the remaining %(left)s end on %(when)s.") % said

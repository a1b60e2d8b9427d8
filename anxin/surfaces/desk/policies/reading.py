"""A policy in plain words, and what differs between two versions of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from anxin.foundation.text.localised import in_language
from anxin.surfaces.desk.policies.choices import PAUSES, Choices
from anxin.surfaces.kit import clocks


@dataclass(frozen=True)
class RuleText:
    """One rule: its name, for what, and per milestone the times at each priority."""

    name: str
    when: str
    targets: list[tuple[str, list[str]]]


@dataclass(frozen=True)
class PolicyText:
    """A whole version in words."""

    rules: list[RuleText]
    calendars: list[str]
    pauses: list[str]
    warnings: list[tuple[str, list[str]]]
    grace: str
    shown: list[str]


def in_words(content: Mapping[str, Any], choices: Choices) -> PolicyText:
    """Everything a version says."""
    grace = content.get("grace_seconds", 0)
    return PolicyText(
        rules=[_rule(rule, index, choices) for index, rule in enumerate(content.get("rules", []))],
        calendars=[_calendar(each, choices) for each in content.get("calendars", [])],
        pauses=[_pause(milestone, reasons) for milestone, reasons in content.get("pauses", {}).items() if reasons],
        warnings=[
            (clocks.milestone(milestone), [_warning(each, choices) for each in ladder])
            for milestone, ladder in content.get("warnings", {}).items()
            if ladder
        ],
        grace=clocks.span(grace) if grace else "",
        shown=[clocks.milestone(milestone) for milestone in content.get("shown", [])],
    )


def rule_name(rule: Mapping[str, Any], index: int, language: str) -> str:
    """The name of a rule, or its number."""
    return in_language(rule.get("names", {}), language) or _("Rule %(number)d") % {"number": index + 1}


def _rule(rule: Mapping[str, Any], index: int, choices: Choices) -> RuleText:
    targets = [
        (clocks.milestone(milestone), [_target(by.get(str(priority))) for priority in clocks.PRIORITIES])
        for milestone, by in rule.get("targets", {}).items()
    ]
    return RuleText(rule_name(rule, index, choices.language), choices.condition(rule.get("when", {})), targets)


def _target(target: Mapping[str, Any] | None) -> str:
    if target is None:
        return "–"
    span = clocks.span(target["seconds"])
    return _("%(span)s, day and night") % {"span": span} if target["time"] == "wall" else span


def _calendar(choice: Mapping[str, Any], choices: Choices) -> str:
    name = dict(choices.calendars).get(choice["calendar"], str(choice["calendar"]))
    return _("%(condition)s → %(calendar)s") % {"condition": choices.condition(choice["when"]), "calendar": name}


def _pause(milestone: str, reasons: list[str]) -> str:
    names = _(", ").join(str(PAUSES.get(reason, reason)) for reason in reasons)
    return _("%(milestone)s: %(reasons)s") % {"milestone": clocks.milestone(milestone), "reasons": names}


def _warning(warning: Mapping[str, Any], choices: Choices) -> str:
    said = {"roles": _(", ").join(choices.role(role) for role in warning["roles"])}
    if "before_seconds" in warning:
        said["span"] = clocks.span(warning["before_seconds"])
        text = _("%(span)s before it is due: %(roles)s") % said
    else:
        text = _("at %(percent)s %% of the time: %(roles)s") % {**said, "percent": warning["percent"]}
    return _("%(text)s, also at night") % {"text": text} if warning.get("emergency") else text


def differences(before: Mapping[str, Any], after: Mapping[str, Any], choices: Choices) -> list[tuple[str, str, str]]:
    """(what, before, after) of everything two versions say differently."""
    old, new = _flat(before, choices), _flat(after, choices)
    return [
        (what, old.get(what, ""), new.get(what, ""))
        for what in dict.fromkeys([*old, *new])
        if old.get(what, "") != new.get(what, "")
    ]


def _flat(content: Mapping[str, Any], choices: Choices) -> dict[str, str]:
    """Every single thing a version says, under a name people understand."""
    text = in_words(content, choices)
    flat = {_("Order of the rules"): _(", ").join(rule.name for rule in text.rules)}
    for rule in text.rules:
        flat[_("%(rule)s › for") % {"rule": rule.name}] = rule.when
        for milestone, targets in rule.targets:
            for priority, target in zip(clocks.PRIORITIES.values(), targets, strict=True):
                flat[f"{rule.name} › {milestone} › {priority}"] = target
    flat[_("Working hours")] = _("; ").join(text.calendars)
    flat[_("Pauses")] = _("; ").join(text.pauses)
    for milestone, ladder in text.warnings:
        flat[_("Warnings: %(milestone)s") % {"milestone": milestone}] = _("; ").join(ladder)
    flat[_("Least time left after a change")] = text.grace
    flat[_("Shown to the customer")] = _(", ").join(text.shown)
    return {what: said for what, said in flat.items() if said}

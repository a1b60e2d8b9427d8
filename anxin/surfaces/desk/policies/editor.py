"""The editor's fields ↔ the content of a policy. Pure: works on the names and values of an ordinary form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from anxin.surfaces.desk.policies.choices import MILESTONES, PAUSES, Choices
from anxin.surfaces.kit import clocks

MOST_RULES, MOST_CALENDARS, MOST_STEPS = 20, 20, 8


@dataclass
class Draft:
    """What was typed, as content, with what could not be read: field name → sentence."""

    content: dict[str, Any]
    typed: dict[str, str] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def read_draft(posted: QueryDict, base: Mapping[str, Any], choices: Choices) -> Draft:
    """The content a form describes. What the editor has no fields for (facts and milestones of other areas) stays as in `base`."""
    draft = Draft({})
    old = base.get("rules", [])
    rules = []
    for index in range(min(_count(posted, "rules"), MOST_RULES)):
        if not posted.get(f"rule-{index}-remove"):
            origin = _number(posted.get(f"rule-{index}-origin", ""), len(old))
            before = old[origin] if origin is not None else {}
            order = _number(posted.get(f"rule-{index}-order", ""), 1000)
            rules.append(
                (order if order is not None else index + 1, index, _rule(posted, index, before, choices, draft))
            )
    draft.content = {
        "rules": [rule for _order, _index, rule in sorted(rules, key=lambda each: each[:2])],
        "calendars": _calendars(posted, base, choices),
        "pauses": {**_others(base.get("pauses", {})), **_pauses(posted)},
        "warnings": {**_others(base.get("warnings", {})), **_warnings(posted, choices, draft)},
        "grace_seconds": _span(posted, "grace", draft) or 0,
        "shown": [m for m in base.get("shown", []) if m not in MILESTONES] + [m for m in MILESTONES if m in posted.getlist("shown")],
    }  # fmt: skip
    return draft


def _rule(posted: QueryDict, index: int, before: Mapping[str, Any], choices: Choices, draft: Draft) -> dict[str, Any]:
    name = posted.get(f"rule-{index}-name", "").strip()[:120]
    targets = dict(_others(before.get("targets", {})))
    for milestone in MILESTONES:
        time = "wall" if posted.get(f"rule-{index}-time-{milestone}") == "wall" else "working"
        spans = {p: _span(posted, f"rule-{index}-target-{milestone}-{p}", draft) for p in map(str, clocks.PRIORITIES)}
        by_priority = {p: {"seconds": seconds, "time": time} for p, seconds in spans.items() if seconds}
        if by_priority:
            targets[milestone] = by_priority
    return {
        "names": {**before.get("names", {}), choices.language: name} if name else dict(before.get("names", {})),
        "when": _condition(posted, f"rule-{index}-when", before.get("when", {}), choices),
        "targets": targets,
    }


def _condition(
    posted: QueryDict, prefix: str, before: Mapping[str, Any], choices: Choices, only: tuple[str, ...] = ()
) -> dict[str, Any]:
    wanted = {fact: list(values) for fact, values in before.items() if fact not in choices.facts}
    for fact, options in choices.facts.items():
        if only and fact not in only:
            continue
        chosen = set(posted.getlist(f"{prefix}-{fact}"))
        values = [value for value, _name in options if str(value) in chosen]
        if values or posted.get(f"{prefix}-{fact}-none"):
            wanted[fact] = values
    return wanted


def _calendars(posted: QueryDict, base: Mapping[str, Any], choices: Choices) -> list[dict[str, Any]]:
    known = {str(id): id for id, _name in choices.calendars}
    old = base.get("calendars", [])
    found = []
    for index in range(min(_count(posted, "calendars"), MOST_CALENDARS)):
        chosen = known.get(posted.get(f"calendar-{index}", ""))
        if chosen is not None:
            before = old[index]["when"] if index < len(old) else {}
            when = _condition(posted, f"calendar-{index}-when", before, choices, ("brand", "region"))
            found.append({"when": when, "calendar": chosen})
    return found


def _pauses(posted: QueryDict) -> dict[str, list[str]]:
    chosen = {m: [reason for reason in PAUSES if reason in posted.getlist(f"pause-{m}")] for m in MILESTONES}
    return {milestone: reasons for milestone, reasons in chosen.items() if reasons}


def _warnings(posted: QueryDict, choices: Choices, draft: Draft) -> dict[str, list[dict[str, Any]]]:
    found = {m: [_warning(posted, f"warn-{m}-{i}", choices, draft) for i in range(MOST_STEPS)] for m in MILESTONES}
    return {milestone: kept for milestone, ladder in found.items() if (kept := [each for each in ladder if each])}


def _warning(posted: QueryDict, prefix: str, choices: Choices, draft: Draft) -> dict[str, Any] | None:
    """One row of the ladder: a share or a span before due; an empty row is none."""
    share, before = posted.get(f"{prefix}-percent", "").strip(), posted.get(f"{prefix}-before", "").strip()
    if not share and not before:
        return None
    percent = _number(share.rstrip("%"), 1001)
    warning: dict[str, Any] = {"key": posted.get(f"{prefix}-key", "") or f"at-{share or before}"[:40]}
    if before:
        warning["before_seconds"] = _span(posted, f"{prefix}-before", draft) or 60
    elif percent:
        warning["percent"] = percent
    else:
        draft.errors[f"{prefix}-percent"] = _("Please type a share such as 80.")
        warning["percent"] = 100
    warning["roles"] = [code for code, _name in choices.roles if code in posted.getlist(f"{prefix}-roles")]
    if not warning["roles"]:
        draft.errors[f"{prefix}-percent"] = _("Please choose who is told.")
    if posted.get(f"{prefix}-emergency"):
        warning["emergency"] = True
    return warning


def _span(posted: QueryDict, name: str, draft: Draft) -> int | None:
    typed = posted.get(name, "").strip()
    if not typed:
        return None
    draft.typed[name] = typed
    seconds = clocks.read_span(typed)
    if seconds is None or not 60 <= seconds <= 366 * 86_400:
        draft.errors[name] = _("Please type a time such as 30m, 4h or 2d.")
        return None
    return seconds


def _others(by_milestone: Mapping[str, Any]) -> dict[str, Any]:
    return {milestone: value for milestone, value in by_milestone.items() if milestone not in MILESTONES}


def _count(posted: QueryDict, name: str) -> int:
    return _number(posted.get(f"count-{name}", ""), 1000) or 0


def _number(text: str, most: int) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 8 and int(text) < most else None

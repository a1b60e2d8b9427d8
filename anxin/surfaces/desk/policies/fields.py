"""The rows of the editor, ready for the template: names, values, what is ticked, what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anxin.surfaces.desk.policies.choices import MILESTONES, PAUSES, Choices
from anxin.surfaces.desk.policies.editor import MOST_STEPS, Draft
from anxin.surfaces.kit import clocks


def editor_rows(draft: Draft, choices: Choices) -> dict[str, Any]:
    """Everything the editor shows."""
    content = draft.content
    return {
        "rules": [_rule(rule, index, draft, choices) for index, rule in enumerate(content.get("rules", []))],
        "calendars": [
            _calendar(each, index, choices)
            for index, each in enumerate([*content.get("calendars", []), {"when": {}, "calendar": None}])
        ],
        "calendar_choices": choices.calendars,
        "pauses": [_pauses(milestone, content) for milestone in MILESTONES],
        "warnings": [_ladder(milestone, content, draft, choices) for milestone in MILESTONES],
        "grace": _field("grace", content.get("grace_seconds") or None, draft),
        "shown": [(m, clocks.milestone(m), m in content.get("shown", [])) for m in MILESTONES],
        "priorities": [str(label) for label in clocks.PRIORITIES.values()],
    }


def _rule(rule: Mapping[str, Any], index: int, draft: Draft, choices: Choices) -> dict[str, Any]:
    names = rule.get("names", {})
    return {
        "index": index,
        "number": index + 1,
        "name": names.get(choices.language) or names.get("zh-hans") or names.get("en", ""),
        "conditions": _conditions(f"rule-{index}-when", rule.get("when", {}), choices, tuple(choices.facts)),
        "targets": [_targets(milestone, rule, index, draft) for milestone in MILESTONES],
    }


def _conditions(prefix: str, when: Mapping[str, Any], choices: Choices, facts: tuple[str, ...]) -> list[dict[str, Any]]:
    return [
        {
            "name": f"{prefix}-{fact}",
            "label": clocks.FACTS[fact],
            "is_none": fact in when and not when[fact],
            "options": [(value, name, value in when.get(fact, ())) for value, name in choices.facts[fact]],
        }
        for fact in facts
        if choices.facts[fact]
    ]


def _targets(milestone: str, rule: Mapping[str, Any], index: int, draft: Draft) -> dict[str, Any]:
    given = rule.get("targets", {}).get(milestone, {})
    prefix = f"rule-{index}-target-{milestone}"
    return {
        "label": clocks.milestone(milestone),
        "time_name": f"rule-{index}-time-{milestone}",
        "is_wall": any(target["time"] == "wall" for target in given.values()),
        "fields": [_field(f"{prefix}-{p}", given.get(str(p), {}).get("seconds"), draft) for p in clocks.PRIORITIES],
    }


def _calendar(choice: Mapping[str, Any], index: int, choices: Choices) -> dict[str, Any]:
    return {
        "index": index,
        "value": choice["calendar"],
        "conditions": _conditions(f"calendar-{index}-when", choice["when"], choices, ("brand", "region")),
    }


def _pauses(milestone: str, content: Mapping[str, Any]) -> dict[str, Any]:
    chosen = content.get("pauses", {}).get(milestone, ())
    return {
        "name": f"pause-{milestone}",
        "label": clocks.milestone(milestone),
        "options": [(code, label, code in chosen) for code, label in PAUSES.items()],
    }


def _ladder(milestone: str, content: Mapping[str, Any], draft: Draft, choices: Choices) -> dict[str, Any]:
    given = content.get("warnings", {}).get(milestone, [])
    rows = [*given, {"key": "", "roles": ()}][:MOST_STEPS]
    return {
        "label": clocks.milestone(milestone),
        "rows": [_warning(row, f"warn-{milestone}-{i}", draft, choices) for i, row in enumerate(rows)],
    }


def _warning(row: Mapping[str, Any], prefix: str, draft: Draft, choices: Choices) -> dict[str, Any]:
    return {
        "prefix": prefix,
        "key": row["key"],
        "percent": row.get("percent", ""),
        "before": _field(f"{prefix}-before", row.get("before_seconds"), draft),
        "roles": [(code, name, code in row["roles"]) for code, name in choices.roles],
        "emergency": row.get("emergency", False),
        "error": draft.errors.get(f"{prefix}-percent", ""),
    }


def _field(name: str, seconds: int | None, draft: Draft) -> dict[str, Any]:
    shown = clocks.short_span(seconds) if seconds else ""
    return {"name": name, "value": draft.typed.get(name, shown) if name in draft.errors else shown, "error": draft.errors.get(name, "")}  # fmt: skip

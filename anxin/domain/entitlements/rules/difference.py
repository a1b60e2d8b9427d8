"""What two packs say differently, rule by rule and field by field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import yaml


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a rule; None where it is not told."""

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One rule that was added, removed or changed."""

    key: str
    title: dict[str, str]
    kind: Literal["added", "removed", "changed"]
    fields: tuple[FieldChange, ...]


def differences(before: str, after: str) -> list[RuleChange]:
    """Between two texts that were read as packs already; `before` may be empty."""
    old, new = _rules(before), _rules(after)
    found = []
    for key in dict.fromkeys((*new, *old)):
        fields = tuple(_fields(old.get(key, {}), new.get(key, {})))
        if fields:
            kind: Literal["added", "removed", "changed"] = "changed"
            if key not in old or key not in new:
                kind = "added" if key in new else "removed"
            found.append(RuleChange(key, (new.get(key) or old[key])["title"], kind, fields))
    return found


def _rules(text: str) -> dict[str, dict[str, Any]]:
    pack = yaml.safe_load(text) if text else {}
    return {rule.get("key") or rule["id"]: rule for rule in pack.get("rules", ())}


def _fields(old: dict[str, Any], new: dict[str, Any]) -> list[FieldChange]:
    names = [name for name in dict.fromkeys((*new, *old)) if name not in ("id", "key", "title")]
    pairs = [(name, _told(old.get(name)), _told(new.get(name))) for name in names]
    return [FieldChange(name, was, now) for name, was, now in pairs if was != now]


def _told(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_told(each)}" for key, each in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

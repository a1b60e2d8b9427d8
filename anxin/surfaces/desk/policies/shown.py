"""Rows of the policies' pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from anxin.domain.accounts import queries as accounts
from anxin.domain.clocks import queries
from anxin.foundation.text.localised import in_language
from anxin.surfaces.kit import clocks


def priorities() -> list[str]:
    """The heads of the columns."""
    return [str(label) for label in clocks.PRIORITIES.values()]


def current(policy: Any, now: datetime) -> Any:
    """The version that holds now, or None."""
    holds = [v for v in policy.versions.all() if v.valid_from <= now and (v.valid_to is None or v.valid_to > now)]
    return holds[0] if holds else None


def row(policy: Any, now: datetime, language: str) -> dict[str, Any]:
    """One line of the list."""
    holding = current(policy, now)
    return {
        "policy": policy,
        "name": in_language(policy.names, language),
        "current": holding,
        "planned": next((v for v in policy.versions.all() if v.valid_from > now and v.valid_to is None), None),
        "rules": [in_language(rule.get("names", {}), language) for rule in holding.content["rules"]] if holding else [],
        "running": queries.live_count_of(policy.pk),
    }


def history(policy: Any, now: datetime) -> list[dict[str, Any]]:
    """Every version, newest first, with who published it; those that never began are void."""
    versions = list(policy.versions.all())
    names = accounts.names_of_staff({v.actor_id for v in versions if v.actor_id})
    holding = current(policy, now)
    return [
        {
            "version": v,
            "who": names.get(v.actor_id or 0, ""),
            "is_current": v == holding,
            "is_void": v.valid_to is not None and v.valid_to <= v.valid_from,
            "is_planned": v.valid_from > now and v.valid_to is None,
        }
        for v in versions
    ]


def moves(rows: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """What would move, in words."""
    return [
        {
            "title": clock.title,
            "path": clock.path,
            "milestone": clocks.milestone(clock.milestone),
            "from_at": before,
            "to_at": after,
            "is_earlier": after < before,
        }
        for clock, before, after in queries.previewed(rows)
    ]


def asked(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Told times that wait for a person."""
    return [
        {
            "title": each.clock.title,
            "path": f"{each.clock.path}/due",
            "milestone": clocks.milestone(each.clock.milestone),
            "from_at": each.told_due_at,
            "to_at": each.proposed_due_at,
        }
        for each in found
    ]

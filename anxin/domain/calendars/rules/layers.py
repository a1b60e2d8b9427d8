"""What counts in the end: the week, over it the days of holiday packs, over those the calendar's own days."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

Spec = Mapping[str, Any]
Pack = Mapping[str, Any]
"""A year of holidays as a calendar took it over: {"country", "region", "year", "is_announced", "days": {"2026-10-01": {"kind":
"closed", "name": "国庆节"}, "2026-10-10": {"kind": "makeup", "like": "mon"}, "2026-12-24": {"kind": "hours", "windows": […]}}}."""


def effective(spec: Spec, packs: Sequence[Pack]) -> dict[str, Any]:
    """The specification that is counted with; of two packs the later one says what a day is."""
    days: dict[str, list[str]] = {}
    for pack in packs:
        for day, said in pack["days"].items():
            days[day] = pack_windows(said, spec["week"])
    return {"zone": spec["zone"], "week": dict(spec["week"]), "days": {**days, **spec.get("days", {})}}


def pack_windows(said: Mapping[str, Any], week: Mapping[str, Sequence[str]]) -> list[str]:
    """The windows of one day of a pack: a make-up workday is like another weekday of this very calendar."""
    if said["kind"] == "makeup":
        return list(week.get(said.get("like") or "mon", ()))
    return list(said.get("windows", ())) if said["kind"] == "hours" else []


def digest(spec: Spec, packs: Sequence[Pack]) -> str:
    """The same for calendars that count alike, and another for all others; 64 characters."""
    text = json.dumps(effective(spec, packs), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()

"""Policies and a thing that clocks are about."""

from __future__ import annotations

import datetime as dt

import pytest

from anxin.domain.clocks.models import Clock, Policy, PolicyVersion
from anxin.domain.clocks.types import Subject

HOUR = 3600
SINCE = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)


def at(text: str) -> dt.datetime:
    """`11 17:50` in September 2026, a Friday, in Shanghai."""
    return dt.datetime.fromisoformat(f"2026-09-{text.replace(' ', 'T')}:00+08:00").astimezone(dt.UTC)


def thing(id: int = 1, **facts) -> Subject:
    """Something with facts; priority 2 unless said otherwise."""
    given = {"brand": 1, "type": "repair", "priority": 2, "emergency": False, "calendar": None, **facts}
    return Subject("thing", id, given, title=f"thing {id}", path=f"/things/{id}")


def content(hours: float = 4, *, when=None, time="working", milestone="resolution", **more) -> dict:
    """Content with one rule: the same target at every priority, half of it at priority 4."""
    seconds = {"1": hours, "2": hours, "3": hours, "4": hours / 2}
    targets = {p: {"seconds": round(h * HOUR), "time": time} for p, h in seconds.items()}
    return {"rules": [{"names": {"en": "r"}, "when": when or {}, "targets": {milestone: targets}}], **more}


@pytest.fixture
def only(db):
    """Makes a policy the only one; returns its first version."""

    def make(given: dict | None = None, code: str = "only") -> PolicyVersion:
        Clock.objects.all().delete()
        PolicyVersion.objects.all().delete()
        Policy.objects.all().delete()
        row = Policy.objects.create(code=code, names={"en": code})
        return PolicyVersion.objects.create(
            policy=row, number=1, content=given or content(), valid_from=SINCE, published_at=SINCE, actor_kind="system"
        )

    return make

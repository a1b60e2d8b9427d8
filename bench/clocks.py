"""Prints how fast steps fire at 60,000 running clocks, and what a preview costs: `.venv/bin/python -m bench.clocks`.

Uses a test database of its own on the configured database server and removes it afterwards.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from anxin.config.boot import setup

setup()

from django.db import connection  # noqa: E402

CLOCKS, DUE = int(os.environ.get("CLOCKS", "60000")), 500
NOW = datetime(2026, 3, 9, 2, 0, tzinfo=UTC)


def main() -> None:
    """Fill, measure, tidy up."""
    if connection.vendor == "sqlite":
        import tempfile

        connection.settings_dict["TEST"]["NAME"] = f"{tempfile.mkdtemp()}/bench.sqlite3"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        _measure()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _measure() -> None:
    from anxin.config.boot import install
    from anxin.domain.clocks.models import Clock, Policy, Segment
    from anxin.domain.clocks.operations import firing, publishing, running
    from anxin.domain.clocks.types import Subject
    from anxin.foundation.actors import SYSTEM
    from tests.cast import make_cast

    make_cast()
    install()
    standard = Policy.objects.get(code="standard").versions.get()
    facts = {"priority": 2, "emergency": False, "calendar": None}
    _time("start one clock", 200, lambda i: running.start(subject=Subject("bench", i, facts), milestones=["resolution"], why="", actor=SYSTEM, at=NOW))  # fmt: skip
    given = Clock.objects.filter(subject_kind="bench").first()
    later = [[(NOW + timedelta(days=9)).isoformat(), "nearly"], [(NOW + timedelta(days=12)).isoformat(), "due"]]
    rows = [
        Clock(
            subject_kind="many", subject_id=i, milestone="resolution", state="running", why="arrived", time="working",
            policy_version=standard, planned_seconds=given.planned_seconds, target_seconds=given.target_seconds,
            target_set_at=NOW, started_at=NOW, due_at=NOW + timedelta(days=12), facts=facts,
            schedule=[[(NOW + timedelta(days=2)).isoformat(), "half"], *later] if i <= DUE else later,
            next_step_at=NOW + timedelta(days=2 if i <= DUE else 9),
        )
        for i in range(1, CLOCKS + 1)
    ]  # fmt: skip
    Clock.objects.bulk_create(rows, batch_size=2000)
    Segment.objects.bulk_create(
        [
            Segment(clock=row, order=1, state="running", start_at=NOW, why="arrived", actor_kind="system",
                    policy_version=standard, time="working", target_seconds=row.target_seconds)
            for row in rows
        ],
        batch_size=2000,
    )  # fmt: skip
    _time("idle tick", 200, lambda i: firing.fire_due(at=NOW + timedelta(seconds=i)))
    _time(f"{DUE} steps due", 1, lambda i: firing.fire_due(at=NOW + timedelta(days=2), limit=DUE))
    content = {**standard.content, "grace_seconds": 60, "rules": [_half(rule) for rule in standard.content["rules"]]}
    _time("preview of all", 1, lambda i: publishing.preview(policy_id=standard.policy_id, content=content, actor=SYSTEM, at=NOW))  # fmt: skip


def _half(rule: dict) -> dict:
    targets = {m: {p: {**t, "seconds": t["seconds"] // 2} for p, t in by.items()} for m, by in rule["targets"].items()}
    return {**rule, "targets": targets}


def _time(name: str, rounds: int, work: Callable[[int], object]) -> None:
    taken = []
    for number in range(rounds):
        began = time.perf_counter()
        work(number + 1)
        taken.append((time.perf_counter() - began) * 1000)
    print(f"{name:20}{statistics.median(taken):12,.2f} ms   (worst {max(taken):,.2f})", flush=True)


if __name__ == "__main__":
    main()

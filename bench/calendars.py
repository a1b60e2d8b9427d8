"""Prints how fast open time is counted: `.venv/bin/python -m bench.calendars`."""

from __future__ import annotations

import json
import random
import time
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from anxin.domain.calendars.queries import shipped
from anxin.domain.calendars.types import CompiledCalendar, answer

YEAR_START = datetime(2026, 1, 1, tzinfo=UTC)
ROUNDS = 100_000


def main() -> None:
    """Measure each operation on the shipped office calendar, one core."""
    spec = shipped.find("cn-office")
    tracemalloc.start()
    office = CompiledCalendar.from_spec(spec)
    office.add(YEAR_START, 1)
    print(f"one compiled year   {tracemalloc.get_traced_memory()[0] / 1024:12,.0f} KB")
    office.add(YEAR_START, 7_000 * 250 * 27_000)
    print(f"7,000 years         {tracemalloc.get_traced_memory()[0] / 1024:12,.0f} KB")
    tracemalloc.stop()
    print(f"first add           {_first_add(spec) * 1000:12.2f} ms")

    chance = random.Random(20260101)
    starts = [YEAR_START + timedelta(seconds=chance.randrange(31_536_000)) for _ in range(ROUNDS)]
    lengths = [chance.randrange(1, 40 * 3600) for _ in range(ROUNDS)]
    ends = [start + timedelta(seconds=length) for start, length in zip(starts, lengths, strict=True)]
    _rate("add, up to 40 h", office.add, starts, lengths)
    _rate("add, up to 40 years", office.add, starts, [length * 1_800 for length in lengths])
    _rate("subtract, up to 40 h", office.subtract, starts, lengths)
    _rate("between", office.between, starts, ends)
    _rate("next_open", office.next_open, starts)
    _rate("is_open", office.is_open, starts)
    _rate(
        "add_workdays", office.add_workdays, [start.date() for start in starts], [length // 3600 for length in lengths]
    )
    lines = [
        json.dumps({"op": "add", "from": start.isoformat(), "seconds": length})
        for start, length in zip(starts, lengths, strict=True)
    ]
    _rate("question as JSON", lambda line: json.dumps({"result": answer(office, json.loads(line))}), lines)


def _first_add(spec: object) -> float:
    began = time.perf_counter()
    CompiledCalendar.from_spec(spec).add(YEAR_START, 3600)
    return time.perf_counter() - began


def _rate(name: str, operation: Callable[..., object], *columns: list) -> None:
    began = time.perf_counter()
    for arguments in zip(*columns, strict=True):
        operation(*arguments)
    print(f"{name:20}{ROUNDS / (time.perf_counter() - began):12,.0f} a second")


if __name__ == "__main__":
    main()

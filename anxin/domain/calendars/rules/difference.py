"""What changed from one version of a calendar to the next, as rows to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from anxin.domain.calendars.rules.layers import Pack, Spec
from anxin.domain.calendars.rules.spec import WEEKDAYS


@dataclass(frozen=True)
class Difference:
    """`what` changed at `where` (a weekday, a date, a pack's code); None is "not said", so the week or a pack applies."""

    what: Literal["zone", "week", "day", "pack"]
    where: str
    before: Any
    after: Any


def differences(before: tuple[Spec, Sequence[Pack]], after: tuple[Spec, Sequence[Pack]]) -> list[Difference]:
    """All differences: zone, weekdays from Monday on, dates in order, packs."""
    return [*_of_spec(before[0], after[0]), *_of_packs(before[1], after[1])]


def pack_code(pack: Mapping[str, Any]) -> str:
    """Country, region and year: `CN-2026`, `DE-BY-2027`."""
    return "-".join(str(part) for part in (pack["country"], pack["region"], pack["year"]) if part)


def _of_spec(before: Spec, after: Spec) -> Iterator[Difference]:
    if before["zone"] != after["zone"]:
        yield Difference("zone", "", before["zone"], after["zone"])
    for day in WEEKDAYS:
        old, new = list(before["week"].get(day, ())), list(after["week"].get(day, ()))
        if old != new:
            yield Difference("week", day, old, new)
    old_days, new_days = before.get("days", {}), after.get("days", {})
    for day in sorted({*old_days, *new_days}):
        if old_days.get(day) != new_days.get(day):
            yield Difference("day", day, old_days.get(day), new_days.get(day))


def _of_packs(before: Sequence[Pack], after: Sequence[Pack]) -> Iterator[Difference]:
    old, new = ({pack_code(pack): pack["days"] for pack in packs} for packs in (before, after))
    for code in sorted({*old, *new}):
        if old.get(code) != new.get(code):
            yield Difference("pack", code, _count(old.get(code)), _count(new.get(code)))


def _count(days: Mapping[str, Any] | None) -> int | None:
    return None if days is None else len(days)

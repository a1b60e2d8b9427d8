"""Repairs and exchanges out of JSON, with the days each took."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from anxin.domain.entitlements.rules.errors import FactError
from anxin.domain.entitlements.rules.facts import Exchange, Note, Repair
from anxin.domain.entitlements.rules.jurisdictions import Jurisdiction
from anxin.domain.entitlements.rules.values import read_count, read_date, read_instant, read_number, read_yes_no

MOST = 1000
WAITS = {
    "parts": "parts",
    "maker_parts": "parts",
    "waiting_for_parts": "parts",
    "repairer": "repairer",
    "repairer_fault": "repairer",
    "customer": "customer",
}
OUTCOMES = {
    "fixed": False,
    "repaired": False,
    "failed": True,
    "not_fixed": True,
    "recurred": True,
    "unresolved": True,
}
_REPAIR = {
    "start",
    "end",
    "days",
    "hours",
    "outcome",
    "problem",
    "same_problem_id",
    "wait_reason",
    "replaced",
    "serious_safety",
    "excluded_days",
    "part",
}
WHOLE = "whole_unit"


def read_repairs(
    told: object, area: Jurisdiction, today: date, notes: list[Note], *, by_hours: bool
) -> tuple[Repair, ...]:
    """All repairs in the order they stand. `by_hours`: each begun 24 hours are a day, as the car rules count."""
    return tuple(_repair(index, row, area, today, notes, by_hours) for index, row in enumerate(_rows("repairs", told)))


def _rows(field: str, told: object) -> list[Mapping[str, Any]]:
    if told is None:
        return []
    if not isinstance(told, list) or len(told) > MOST:
        raise FactError(field, f"is not a list of at most {MOST}")
    for index, row in enumerate(told):
        if not isinstance(row, Mapping):
            raise FactError(f"{field}.{index}", "is not an object")
    return told


def _repair(
    index: int, row: Mapping[str, Any], area: Jurisdiction, today: date, notes: list[Note], by_hours: bool
) -> Repair:
    place = f"repairs.{index}"
    notes.extend(Note("ignored", {"field": f"{place}.{key}"[:80]}) for key in row if key not in _REPAIR)
    start = read_date(f"{place}.start", row["start"], area) if row.get("start") is not None else None
    end = read_date(f"{place}.end", row["end"], area) if row.get("end") is not None else None
    if start and end and end < start:
        raise FactError(f"{place}.end", "lies before the start")
    failed = _outcome(place, row, notes)
    wait = _wait(place, row, notes)
    is_running = _is_running(row, waits=bool(wait))
    return Repair(
        index=index,
        start=start,
        end=end,
        days=_days(place, row, area, start, end or (today if is_running else None), by_hours),
        has_failed=failed,
        problem=_text(f"{place}.problem", row.get("problem") or row.get("same_problem_id")),
        wait_reason=wait,
        replaced=_names(f"{place}.replaced", row.get("replaced")),
        is_serious=row.get("serious_safety") is not None
        and read_yes_no(f"{place}.serious_safety", row["serious_safety"]),
        is_running=is_running,
    )


def _is_running(row: Mapping[str, Any], *, waits: bool) -> bool:
    """Begun and not ended; days without a beginning are those of a repair that is over, unless it waits for something."""
    if row.get("end") is not None or row.get("outcome") is not None:
        return False
    return waits or (row.get("start") is not None and row.get("days") is None and row.get("hours") is None)


def _days(
    place: str, row: Mapping[str, Any], area: Jurisdiction, start: date | None, end: date | None, by_hours: bool
) -> int | None:
    days = None
    if row.get("days") is not None:
        days = read_count(f"{place}.days", row["days"])
    elif row.get("hours") is not None:
        days = _begun_days(read_number(f"{place}.hours", row["hours"]))
    elif start and end:
        days = (_by_the_hour(place, row, area) if by_hours else None) or max((end - start).days, 0)
    if days is None:
        return None
    excluded = read_count(f"{place}.excluded_days", row["excluded_days"]) if row.get("excluded_days") is not None else 0
    return max(days - excluded, 0)


def _by_the_hour(place: str, row: Mapping[str, Any], area: Jurisdiction) -> int | None:
    begun = read_instant(f"{place}.start", row["start"], area)
    ended = read_instant(f"{place}.end", row["end"], area) if row.get("end") is not None else None
    if begun is None or ended is None:
        return None
    return _begun_days((ended.timestamp() - begun.timestamp()) / 3600)


def _begun_days(hours: Any) -> int:
    return int(-(-hours // 24))


def _outcome(place: str, row: Mapping[str, Any], notes: list[Note]) -> bool | None:
    told = row.get("outcome")
    if told is None:
        return None
    if isinstance(told, str) and told in OUTCOMES:
        return OUTCOMES[told]
    notes.append(
        Note("not_a_choice", {"field": f"{place}.outcome", "value": str(told)[:60], "choices": ", ".join(OUTCOMES)})
    )
    return None


def _wait(place: str, row: Mapping[str, Any], notes: list[Note]) -> str:
    told = row.get("wait_reason")
    if told is None:
        return ""
    if isinstance(told, str) and told in WAITS:
        return WAITS[told]
    notes.append(
        Note("not_a_choice", {"field": f"{place}.wait_reason", "value": str(told)[:60], "choices": ", ".join(WAITS)})
    )
    return ""


def _names(place: str, told: object) -> tuple[str, ...]:
    if told is None:
        return ()
    if isinstance(told, str):
        told = [told]
    if not isinstance(told, list) or len(told) > MOST:
        raise FactError(place, "is not a list of parts")
    return tuple(_text(place, each) for each in told)


def _text(place: str, told: object) -> str:
    if told is None:
        return ""
    if isinstance(told, int) and not isinstance(told, bool):
        told = str(told)
    if not isinstance(told, str):
        raise FactError(place, "is not a text")
    return told.strip()[:200]


def read_exchanges(told: object, area: Jurisdiction, notes: list[Note]) -> tuple[Exchange, ...]:
    """All exchanges; one that names no part is of the whole unit."""
    return tuple(_exchange(index, row, area) for index, row in enumerate(_rows("exchanges", told)))


def _exchange(index: int, row: Mapping[str, Any], area: Jurisdiction) -> Exchange:
    place = f"exchanges.{index}"
    on = read_date(f"{place}.date", row["date"], area) if row.get("date") is not None else None
    return Exchange(_text(f"{place}.part", row.get("part")) or WHOLE, on)

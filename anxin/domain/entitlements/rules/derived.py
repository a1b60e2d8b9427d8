"""Facts worked out from several told ones, under names of their own (see vocabulary.DERIVED)."""

from __future__ import annotations

from typing import Any

from anxin.domain.entitlements.rules.facts import Facts
from anxin.domain.entitlements.rules.parts import part_named

_ASSEMBLY_OF_FAULT = {
    "steering_failure": "steering",
    "brake_failure": "brake",
    "body_crack": "body",
    "fuel_leak": "fuel_system",
    "traction_battery_fire": "traction_battery",
}
_TELLING = ("request.fault", "request.problem", "request.assembly", "request.part", "request.fault_date")


def derived(facts: Facts, *, has_request: bool) -> dict[str, Any]:
    """Only what is known; the rest stays absent."""
    part = facts.value("request.part")
    last_end = max((each.end for each in facts.repairs if each.end), default=None)
    found = {
        "has_request": has_request,
        "class": facts.product.name,
        "fault": _fault(facts),
        "request.part": part_named(part) if part else None,
        "assembly": facts.value("request.assembly") or _ASSEMBLY_OF_FAULT.get(facts.value("request.fault")),
        "no_proof": _no_proof(facts),
        "repaired": bool(facts.repairs),
        "repairs.last_end": last_end,
        "repair_ended": last_end is not None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _fault(facts: Facts) -> bool | None:
    reason = facts.value("request.reason")
    if reason is not None:
        return bool(reason == "fault")
    if facts.value("request.fault_listed") or any(facts.value(name) is not None for name in _TELLING):
        return True
    return True if any(each.is_running for each in facts.repairs) else None


def _no_proof(facts: Facts) -> bool:
    """Nothing shows the purchase: said so, and no date of it is known."""
    return facts.value("purchase.proof") == "none" and facts.purchase_date is None

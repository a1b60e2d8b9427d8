"""What a decision counted, for people who check it."""

from __future__ import annotations

from anxin.domain.entitlements.rules.counts import COUNTS
from anxin.domain.entitlements.rules.scene import Scene
from anxin.domain.entitlements.rules.shapes.fee import billable_days


def counted(scene: Scene) -> dict[str, int]:
    """Days and numbers of what was told; nothing for what was not."""
    facts = scene.facts
    found: dict[str, int] = {}
    if facts.repairs:
        found = {name: COUNTS[name](scene).least for name in ("repair_days", "failed_repairs", "same_problem_repairs")}
        found["longest_repair_days"] = max(each.days or 0 for each in facts.repairs)
    waited = [each.days for each in facts.repairs if each.wait_reason == "parts" and each.days is not None]
    if waited:
        found["parts_wait_days"] = max(waited)
    if facts.purchase_date is not None and facts.made >= facts.purchase_date:
        found["billable_days"] = billable_days(scene)
    if exchanges := COUNTS["part_exchanges"](scene).least:
        found["part_exchanges"] = exchanges
    return found

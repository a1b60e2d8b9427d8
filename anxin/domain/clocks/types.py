"""What other areas may hold of a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from anxin.domain.clocks.rules.clock import Clock, ClockError, Segment, State
from anxin.domain.clocks.rules.content import (
    FACTS,
    MILESTONES,
    OWNER,
    PRIORITIES,
    Condition,
    Content,
    ContentError,
    Rule,
    Target,
    Warning,
    read,
)  # fmt: skip
from anxin.domain.clocks.rules.matching import Considered, Plan, Version
from anxin.domain.clocks.rules.steps import Step

__all__ = [
    "FACTS", "MILESTONES", "OWNER", "PRIORITIES", "Clock", "ClockError", "Condition", "Considered", "Content",
    "ContentError", "Due", "Plan", "Rule", "Segment", "State", "Step", "Subject", "Target", "Version", "Warning", "read",
]  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """What clocks are about, with the facts policies match and who is to know. `title` and `path` are for warnings."""

    kind: str
    id: int
    facts: Mapping[str, Any]
    owner_id: int | None = None
    places: Mapping[str, int | None] = field(default_factory=dict)
    title: str = ""
    path: str = ""


@dataclass(frozen=True)
class Due:
    """When something is due, as somebody outside may read it. `due_at` is None while the clock stands still, `why` says for what.

    `before_at`: what was told before the newest telling, when that was another instant; `moved_why` (a code) and `reason`
    (words of whoever moved it) say what moved it. `is_asked`: another time is proposed, nobody has decided yet.
    """

    clock_id: int
    milestone: str
    due_at: datetime | None
    told_due_at: datetime | None
    is_paused: bool
    why: str = ""
    before_at: datetime | None = None
    moved_why: str = ""
    reason: str = ""
    is_asked: bool = False

    @property
    def is_news(self) -> bool:
        """Whether the customer does not know this time yet."""
        return self.due_at is not None and self.due_at != self.told_due_at

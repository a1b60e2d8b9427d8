"""What a customer's message does to a case: pure, time passed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from anxin.domain.cases.types import ENDED, State


class Effect(Enum):
    """What follows from a customer's message."""

    STAYS = "stays"  # stored, nothing moves
    WAITS = "waits"  # the customer waits for an answer; the case becomes (stays) open
    REOPENS = "reopens"
    NEW_LINKED_CASE = "new_linked_case"


@dataclass(frozen=True)
class Situation:
    """The facts the rule needs. `ended_at`: when the case was solved, closed or cancelled."""

    state: State
    ended_at: datetime | None
    reopens_within: timedelta
    is_only_thanks: bool
    is_automatic: bool


def effect_of(situation: Situation, *, at: datetime) -> Effect:
    """Thanks and automatic replies move nothing; others open a resting case again within its time, later a linked one."""
    if situation.is_automatic:
        return Effect.STAYS
    if situation.state in (State.SOLVED, *ENDED):
        if situation.is_only_thanks:
            return Effect.STAYS
        if situation.state in (State.CANCELLED, State.MERGED):
            return Effect.NEW_LINKED_CASE
        ended_at = situation.ended_at or at
        return Effect.REOPENS if at - ended_at <= situation.reopens_within else Effect.NEW_LINKED_CASE
    if situation.is_only_thanks:
        return Effect.STAYS
    return Effect.WAITS

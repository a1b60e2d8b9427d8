"""A case as a list shows it: words, tones and icons instead of codes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from anxin.domain.clocks import queries
from anxin.surfaces.desk.cases import words
from anxin.surfaces.desk.cases.words import Sign
from anxin.surfaces.kit import clocks

if TYPE_CHECKING:
    from anxin.domain.cases.models import Case


@dataclass(frozen=True)
class Due:
    """What is due first, as a list shows it."""

    name: str
    at: datetime
    sign: clocks.Sign


@dataclass(frozen=True)
class Row:
    """One case with what its codes mean to a reader."""

    case: Case
    due: Due | None = None

    @property
    def state(self) -> Sign:
        """Tone and icon of the state, with the name of the stage."""
        return state_of(self.case)

    @property
    def urgency(self) -> Sign | None:
        """Emergency, else high or urgent priority; None for the ordinary, which needs no sign."""
        if self.case.is_emergency and self.case.is_active:
            return words.EMERGENCY
        return words.PRIORITIES[self.case.priority] if self.case.priority > 2 else None

    @property
    def is_low(self) -> bool:
        """Whether it can wait."""
        return self.case.priority == 1

    @property
    def channel(self) -> Sign:
        """By which way the customer came."""
        return words.CHANNELS.get(self.case.channel, words.CHANNELS["portal"])

    @property
    def kinds(self) -> list[str]:
        """Kinds of danger in the reader's words."""
        return words.emergency_kinds(self.case.emergency_kinds)

    @property
    def product(self) -> str:
        """The model's number, or nothing."""
        return self.case.model.number if self.case.model else ""


def state_of(case: Case) -> Sign:
    """The look of a case's state under the name of its stage."""
    look = words.STATES[case.state]
    names: Any = case.stage.names or look.label
    return Sign(names, look.icon, look.tone)


def rows(cases: Iterable[Case]) -> list[Row]:
    """Every case as a row."""
    return [Row(case) for case in cases]


def rows_with_due(cases: Iterable[Case], now: datetime) -> list[Row]:
    """Every case as a row with what is due first; one query for all."""
    cases = list(cases)
    found = queries.next_dues("case", [case.pk for case in cases if case.is_active])
    return [Row(case, _due(*found[case.pk], now) if case.pk in found else None) for case in cases]


def _due(milestone: str, at: datetime, now: datetime) -> Due:
    return Due(clocks.milestone(milestone), at, clocks.sign("running", at, now))

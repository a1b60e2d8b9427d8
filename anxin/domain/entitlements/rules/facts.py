"""What is known of one purchase: typed values, repairs, exchanges, and the day it is judged on. Frozen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from anxin.domain.entitlements.rules.answers import Answer
from anxin.domain.entitlements.rules.classes import ProductClass
from anxin.domain.entitlements.rules.jurisdictions import Jurisdiction
from anxin.domain.entitlements.rules.vocabulary import FACTS, pointer_of

_ABSENT = {name: fact.absent for name, fact in FACTS.items() if fact.absent is not None}


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair. `days` it took (to today while it lasts), None when neither told nor to be counted."""

    index: int
    start: date | None = None
    end: date | None = None
    days: int | None = None
    has_failed: bool | None = None
    problem: str = ""
    wait_reason: str = ""
    replaced: tuple[str, ...] = ()
    is_serious: bool = False
    is_running: bool = False

    @property
    def pointer(self) -> str:
        """Where it stands in the input."""
        return f"/repairs/{self.index}"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange of the whole unit or a part."""

    part: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something about the input that the reader of a decision should know: a code of `words` and its values."""

    code: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything told, as read. Values of facts not told are absent from `values`; `value` knows what absence means."""

    jurisdiction: Jurisdiction
    product: ProductClass
    today: date
    made: date
    """The day of the request; today when none was told."""
    values: Mapping[str, Any]
    repairs: tuple[Repair, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    notes: tuple[Note, ...] = field(default=())

    def value(self, name: str) -> Any:
        """The fact's value, or what its absence means; None when unknown."""
        found = self.values.get(name)
        return _ABSENT.get(name) if found is None else found

    def is_true(self, name: str) -> Answer:
        """A yes-or-no fact as an answer."""
        found = self.value(name)
        return frozenset((pointer_of(name),)) if found is None else bool(found)

    @property
    def fault_date(self) -> date:
        """The day the fault showed; of the request when it was not told."""
        told: date | None = self.values.get("request.fault_date")
        return self.made if told is None else min(told, self.made)

    @property
    def purchase_date(self) -> date | None:
        """The earliest day of the purchase that is known: promises of that day bind."""
        days = [
            day
            for name in ("purchase.invoice_date", "purchase.delivery_date", "purchase.sign_off_date")
            if (day := self.values.get(name))
        ]
        return min(days, default=None)

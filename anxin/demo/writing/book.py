"""Where a loading keeps what it has written: plan key → row, and which ids must go when the demo is removed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from anxin.demo.shapes import Case as CasePlan
from anxin.demo.shapes import DemoPlan, Text
from anxin.demo.writing.diary import Diary
from anxin.domain.accounts.models import Brand, Outlet, Region, Staff, Team
from anxin.domain.cases.models import Case, CaseType, Stage
from anxin.domain.catalog.models import ProductModel
from anxin.domain.conversations.models import Conversation, Message
from anxin.domain.customers.models import Customer
from anxin.foundation.actors import Actor


@dataclass
class Written:
    """One case of the plan with its rows; `messages` in the order of the plan's."""

    plan: CasePlan
    case: Case
    conversation: Conversation
    customer: Customer
    messages: list[Message] = field(default_factory=list)

    @property
    def customer_actor(self) -> Actor:
        """The customer as who did something."""
        return Actor(kind="customer", id=self.customer.pk, name=self.customer.name)


@dataclass
class Book:
    """One loading of `plan` at the instant `at`."""

    plan: DemoPlan
    at: datetime
    diary: Diary = field(default_factory=Diary)
    brands: dict[str, Brand] = field(default_factory=dict)
    regions: dict[str, Region] = field(default_factory=dict)
    outlets: dict[str, Outlet] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
    models: dict[str, ProductModel] = field(default_factory=dict)
    types: dict[str, CaseType] = field(default_factory=dict)
    stages: dict[tuple[str, str], Stage] = field(default_factory=dict)
    customers: dict[str, Customer] = field(default_factory=dict)
    emails: dict[str, str] = field(default_factory=dict)
    written: list[Written] = field(default_factory=list)
    # Kind → ids, as `DemoLoad.rows` keeps them.
    made: dict[str, list[int]] = field(default_factory=dict)

    def own(self, kind: str, *rows: Any) -> None:
        """Remember that the demo made these rows."""
        self.made.setdefault(kind, []).extend(row.pk for row in rows)

    def member(self, key: str) -> Actor:
        """The member of staff called `key` in the plan, as who did something."""
        person = self.staff[key]
        return Actor(kind="staff", id=person.pk, name=person.name)


def names(text: Text) -> dict[str, str]:
    """A text of the plan as the models keep it."""
    return {"zh-hans": text.zh_hans, "zh-hant": text.zh_hant, "en": text.en}

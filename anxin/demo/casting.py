"""Who is in a case: the customer who could have said this, the colleague who answers, the engineer nearby."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import TypeVar

from anxin.demo.people import ELDERLY_BORN_BEFORE
from anxin.demo.shapes import Customer, Outlet, Region, StaffMember
from anxin.demo.stories import Story

Person = TypeVar("Person", Customer, StaffMember)
OWNER_ROLES = ("agent", "senior_agent", "complaint_handler", "second_line", "presales_adviser")


@dataclass(frozen=True)
class Cast:
    """The people of one case."""

    customer: Customer
    owner: StaffMember
    engineer: StaffMember
    outlet: Outlet
    colleagues: dict[str, StaffMember]

    def author(self, role: str) -> str:
        """Staff key of whoever plays `role`; empty for the customer."""
        if role == "customer":
            return ""
        members = {"owner": self.owner, "engineer": self.engineer}
        return (members.get(role) or self.colleagues[role]).key


@dataclass(frozen=True)
class Casting:
    """Chooses people for stories."""

    customers: Sequence[Customer]
    staff: Sequence[StaffMember]
    outlets: Sequence[Outlet]
    regions: Sequence[Region]

    def cast(self, story: Story, brand_key: str, channel: str, rng: random.Random, busy: Set[str]) -> Cast:
        """The people of `story`, chosen so that language, age, gender, place and channel fit."""
        customer = self._customer(story, channel, rng, busy)
        engineer = self._engineer(customer, rng)
        outlet = next(outlet for outlet in self.outlets if outlet.key == engineer.outlet_key)
        colleagues = {member.role: member for member in self.staff}
        return Cast(customer, self._owner(story, brand_key, rng), engineer, outlet, colleagues)

    def team_of(self, story: Story, brand_key: str) -> str:
        """The team that answers: named by the story, or by kind of case, language and brand."""
        if story.team_key:
            return story.team_key
        if story.case_type_key == "complaint":
            return "complaints"
        if story.language != "zh-hans":
            return "international"
        return "audio" if brand_key == "xier" else "first_line"

    def _owner(self, story: Story, brand_key: str, rng: random.Random) -> StaffMember:
        team = self.team_of(story, brand_key)
        return rng.choice([m for m in self.staff if m.team_key == team and m.role in OWNER_ROLES])

    def _customer(self, story: Story, channel: str, rng: random.Random, busy: Set[str]) -> Customer:
        able = [c for c in self.customers if c.language == story.language and (channel != "mail" or c.mails)]
        in_place = _prefer(
            able, lambda c: story.place in (c.address.country, c.address.province, c.address.city) or not story.place
        )
        of_age = _prefer(in_place, lambda c: (c.birth_year < ELDERLY_BORN_BEFORE) == (story.voice == "elderly"))
        of_gender = _prefer(of_age, lambda c: not story.gender or c.gender == story.gender)
        free = _prefer(of_gender, lambda c: c.key not in busy)
        return rng.choice(_prefer(free, lambda c: not story.voice or c.voice == story.voice))

    def _engineer(self, customer: Customer, rng: random.Random) -> StaffMember:
        region = next((r.key for r in self.regions if customer.address.province in r.provinces), "")
        engineers = [m for m in self.staff if m.role == "engineer"]
        return rng.choice(_prefer(engineers, lambda m: m.region_key == region))


def _prefer(candidates: Iterable[Person], fits: Callable[[Person], bool]) -> list[Person]:
    """Those candidates that fit, or all when none does."""
    return [candidate for candidate in candidates if fits(candidate)] or list(candidates)

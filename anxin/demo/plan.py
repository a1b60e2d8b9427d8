"""The whole demo as one frozen plan for a given day: `build_plan` is the door, a loader writes what it returns."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from anxin.demo import catalogue
from anxin.demo.cases import CaseWriter
from anxin.demo.casting import Casting
from anxin.demo.people import invent_customers
from anxin.demo.shapes import Case, DemoPlan
from anxin.demo.stories import Story, load_stories

OPEN_SHARE = 0.35
FEWEST_CUSTOMERS = 60


def build_plan(
    *,
    today: date,
    zone: ZoneInfo,
    customers: int = 300,
    cases: int = 200,
    seed: int = 20,
    until: datetime | None = None,
) -> DemoPlan:
    """The demo as of `today` in `zone`; nothing in it is later than `until` (18:00 of `today` when not given).

    The same arguments always give the same plan. Raises ValueError when there are fewer stories than `cases`, or
    when so few customers are asked for that some story would find nobody who speaks its language.
    """
    stories = load_stories()
    if cases > len(stories):
        raise ValueError(f"{cases} cases asked for, {len(stories)} stories written")
    if customers < FEWEST_CUSTOMERS:
        raise ValueError(f"at least {FEWEST_CUSTOMERS} customers, so that every language is spoken")
    people = invent_customers(customers, random.Random(f"people-{seed}"))
    brands, lines, case_types = catalogue.brands(), catalogue.lines(), catalogue.case_types()
    staff, outlets, regions, models = catalogue.staff(), catalogue.outlets(), catalogue.regions(), catalogue.models()
    writer = CaseWriter(
        casting=Casting(people, staff, outlets, regions),
        brands={brand.key: brand for brand in brands},
        lines={line.key: line for line in lines},
        models=models,
        case_types={case_type.key: case_type for case_type in case_types},
        until=(until or datetime.combine(today, time(18), zone)).astimezone(zone),
    )
    written: list[Case] = []
    for story in choose_stories(stories, cases):
        # Nobody has two open cases; some of those who do now wrote before.
        busy = {case.customer_key for case in written} if story.is_open else frozenset()
        written.append(writer.write(story, random.Random(f"{seed}-{story.key}"), busy))
    return DemoPlan(
        today=today,
        brands=brands,
        regions=regions,
        outlets=outlets,
        teams=catalogue.teams(),
        staff=staff,
        lines=lines,
        models=models,
        case_types=case_types,
        customers=people,
        cases=tuple(sorted(written, key=lambda case: (case.opened_at, case.key))),
    )


def choose_stories(stories: Sequence[Story], count: int) -> list[Story]:
    """`count` stories, about a third of them open, evenly from all files; emergencies and new ones come first."""
    running = _spread(
        [s for s in stories if s.is_open], min(round(count * OPEN_SHARE), sum(s.is_open for s in stories))
    )
    done = [s for s in stories if not s.is_open]
    missing = count - len(running)
    if missing > len(done):  # so many cases asked for that all finished ones are used: more open ones fill up
        running = _spread([s for s in stories if s.is_open], count - len(done))
    return running + _spread(done, min(missing, len(done)))


def _spread(stories: Sequence[Story], count: int) -> list[Story]:
    first = [s for s in stories if s.is_emergency or s.stage_key == "received"][:count]
    others, wanted = [s for s in stories if s not in first], count - len(first)
    return first + [others[index * len(others) // wanted] for index in range(wanted)]

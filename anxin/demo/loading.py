"""Writes a demo plan into the database in bulk: some seconds for 3,000 customers, 4,000 units and 200 cases."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from anxin.demo import removal
from anxin.demo.events import DemoDataLoaded
from anxin.demo.models import DemoLoad
from anxin.demo.plan import build_plan
from anxin.demo.shapes import DemoPlan
from anxin.demo.writing import (
    cases,
    clocks,
    extras,
    history,
    kinds,
    organisation,
    outbox,
    people,
    products,
    search,
    shelf,
    units,
)
from anxin.demo.writing.book import Book
from anxin.domain.accounts.models import Brand, Grant, Role
from anxin.foundation.actors import SYSTEM
from anxin.foundation.errors import Conflict

ZONE = ZoneInfo(organisation.ZONE)
PASSWORD = organisation.PASSWORD


class NotEmpty(Conflict):
    """This installation already has data of its own, or the demo."""

    code = "not_empty"
    message = "There is data here already. With --again the demo is removed and loaded afresh; your own data stays."


def load(*, at: datetime, customers: int = 3000, cases: int = 200, again: bool = False) -> Book:
    """Load the demo as of `at`. With `again`, an old demo goes first and own data is left alone. Raises NotEmpty."""
    if Brand.objects.exists() and not again:
        raise NotEmpty
    if again:
        removal.remove_everything(actor=SYSTEM, at=at)
    local = at.astimezone(ZONE)
    plan = build_plan(today=local.date(), zone=ZONE, customers=customers, cases=cases, until=local)
    return _write(plan, at)


@transaction.atomic
def _write(plan: DemoPlan, at: datetime) -> Book:
    book = Book(plan, at)
    for step in (organisation, products, shelf, kinds, people, cases, units, history, clocks, outbox, extras, search):
        step.write(book)
    loaded = DemoDataLoaded(case_count=len(book.written), customer_count=len(book.customers))
    book.diary.note(loaded, SYSTEM, at)
    book.diary.write()
    DemoLoad.objects.create(loaded_at=at, rows=book.made)
    return book


def logins() -> list[tuple[str, str, str, str]]:
    """(mail address, password, role, name) of everybody of the demo who can log in; empty without demo data."""
    loaded = removal.present()
    if loaded is None:
        return []
    grants = Grant.objects.filter(staff__in=loaded.rows["staff"], staff__is_active=True).select_related("staff", "role")
    return [
        (grant.staff.email, PASSWORD, grant.role.names["en"], grant.staff.name)
        for grant in grants.order_by("role__order", "staff__email")
    ]


def login_lines() -> list[str]:
    """The log-ins one would try first, one line each: the roles that see most of the product, then how to get all."""
    wanted = ("administrator", "supervisor", "agent", "engineer")
    first: dict[str, str] = {}
    for email, password, role, name in logins():
        first.setdefault(role, f"{role}: {email}  {password}  ({name})")
    names = dict(Role.objects.filter(code__in=wanted).values_list("code", "names__en"))
    return [first[names[code]] for code in wanted if names.get(code) in first] + ["all log-ins: bin/anxin demo logins"]

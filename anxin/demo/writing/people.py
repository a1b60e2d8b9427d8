"""Writes the customers, how they are reached and where they live."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import datetime, timedelta

from anxin.demo.shapes import Customer as CustomerPlan
from anxin.demo.writing.book import Book
from anxin.domain.customers.events import CustomerAdded
from anxin.domain.customers.models import ContactPoint, Customer, PostalAddress
from anxin.domain.customers.rules.divisions import find
from anxin.foundation.actors import Actor

BATCH = 500
KNOWN_FOR_DAYS = 900
ZONES = {"HK": "Asia/Hong_Kong", "TW": "Asia/Taipei"}


def write(book: Book) -> None:
    """Files opened with the first case, or some time ago; oldest first, so that newer files have higher numbers."""
    first = _first_contacts(book)
    plans = sorted(book.plan.customers, key=lambda plan: (first[plan.key], plan.key))
    rows = Customer.objects.bulk_create(
        [
            Customer(
                name=plan.name,
                language=plan.language,
                zone=ZONES.get(plan.address.country, "Asia/Shanghai"),
                created_at=first[plan.key],
            )
            for plan in plans
        ],
        batch_size=BATCH,
    )
    book.own("customers", *rows)
    for plan, row in zip(plans, rows, strict=True):
        book.customers[plan.key] = row
        book.emails[plan.key] = plan.mails[0] if plan.mails else ""
        added = Actor(kind="customer", id=row.pk, name=row.name)
        book.diary.note(CustomerAdded(customer_id=row.pk), added, first[plan.key])
    points = [
        point for plan, row in zip(plans, rows, strict=True) for point in _contact_points(plan, row, first[plan.key])
    ]
    ContactPoint.objects.bulk_create(points, batch_size=BATCH)
    PostalAddress.objects.bulk_create(
        [_address(plan, row, first[plan.key]) for plan, row in zip(plans, rows, strict=True)], batch_size=BATCH
    )


def _first_contacts(book: Book) -> dict[str, datetime]:
    """When each customer's file was opened: with her first case; the others wrote before the time the demo tells of."""
    rng = random.Random("first contacts")
    found: dict[str, datetime] = {}
    for case in sorted(book.plan.cases, key=lambda case: case.opened_at):
        found.setdefault(case.customer_key, case.opened_at)
    for plan in book.plan.customers:
        days, minutes = rng.randint(100, KNOWN_FOR_DAYS), rng.randint(0, 900)
        found.setdefault(plan.key, book.at - timedelta(days=days, minutes=minutes))
    return found


def _address(plan: CustomerPlan, row: Customer, at: datetime) -> PostalAddress:
    place = plan.address
    found = find(place.province + place.city + place.district)
    return PostalAddress(
        customer=row,
        recipient=plan.name,
        country=place.country,
        province=place.province,
        city=place.city,
        district=place.district,
        street=place.street,
        division_code=found.code,
        is_primary=True,
        created_at=at,
    )


def _contact_points(plan: CustomerPlan, row: Customer, at: datetime) -> Iterable[ContactPoint]:
    for kind, values in ((ContactPoint.Kind.PHONE, plan.phones), (ContactPoint.Kind.EMAIL, plan.mails)):
        for place, value in enumerate(values):
            yield ContactPoint(
                customer=row,
                kind=kind,
                value=value,
                shown=value.removeprefix("+86"),
                is_verified=place == 0,
                is_primary=place == 0,
                created_at=at,
            )

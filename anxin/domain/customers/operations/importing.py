"""Customers from a file: found again by their number there, by phone or mail; else new. And taken out again, unless they were used since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from anxin.domain.customers.events import CustomerAdded
from anxin.domain.customers.models import (
    ContactPoint,
    Customer,
    CustomerBrand,
    CustomerTag,
    PostalAddress,
    Tag,
)
from anxin.domain.customers.operations.searching import documents
from anxin.domain.customers.rules import importing as rules
from anxin.foundation.db.references import referring
from anxin.foundation.errors import Invalid
from anxin.foundation.events.models import EventSubject
from anxin.foundation.events.operations import record_all
from anxin.foundation.search import operations as search
from anxin.foundation.transfer import identity
from anxin.foundation.transfer.types import Context, Problem, Row, Written

KIND = "customer"
# What belongs to a file itself and goes with it; anything else that points at it means that it is used.
_OWN = (
    "customers.ContactPoint",
    "customers.CustomerBrand",
    "customers.CustomerTag",
    "customers.DuplicateCandidate",
    "customers.MatchKey",
    "customers.PostalAddress",
)
_BY_IMPORT = (
    "customers.CustomerAdded",
    "customers.ContactPointAdded",
    "cases.CaseImported",
    "units.OwnershipStarted",
    "units.OwnershipEnded",
)


def check(rows: Sequence[Row], context: Context) -> Iterable[Problem]:
    """What keeps a row from coming in."""
    for row in rows:
        try:
            rules.check(row.values)
        except Invalid as refusal:
            yield Problem(row.line, str(refusal.message), refusal.field or "")


def load(rows: Sequence[Row], context: Context) -> list[Written]:
    """Bring the rows in; returns what became of each that changed anything."""
    return resolve(rows, context)[1]


def resolve(rows: Sequence[Row], context: Context) -> tuple[dict[int, int], list[Written]]:
    """Bring the rows in; returns line → customer id, and what became of each that changed anything. For areas whose rows name a customer."""
    found = known(rows, context)
    new = _first_of_each([row for row in rows if row.line not in found])
    made = _make([row for row, _same in new], context)
    by_line = {**found, **{line: made[row.line] for row, lines in new for line in lines}}
    added = _complete(rows, by_line, context)
    numbers = {row.values["external_id"]: by_line[row.line].pk for row in rows if row.values.get("external_id")}
    identity.keep(context, KIND, numbers)
    told = _told(rows, by_line, {row.line for row, _same in new}, added)
    _make_findable(told)
    return {line: each.pk for line, each in by_line.items()}, told


def known(rows: Sequence[Row], context: Context) -> dict[int, Customer]:
    """Line → the file a row is about, of those we have: by number, else by phone or mail (the oldest file).

    A file that has another number in the same source is somebody else, even if the two share a phone.
    """
    numbers = {row.line: row.values.get("external_id", "") for row in rows}
    by_number = identity.find(context, KIND, [number for number in numbers.values() if number])
    by_address = _by_address({value for row in rows for _kind, value, _shown in rules.addresses(row.values)})
    numbered = identity.numbered(context, KIND, by_address.values())
    wanted: dict[int, int] = {}
    for row in rows:
        number = numbers[row.line]
        if number in by_number:
            wanted[row.line] = by_number[number]
            continue
        for _kind, value, _shown in rules.addresses(row.values):
            customer_id = by_address.get(value)
            if customer_id and not (number and numbered.get(customer_id, number) != number):
                wanted[row.line] = customer_id
                break
    files = Customer.objects.in_bulk(set(wanted.values()))
    kept = Customer.objects.in_bulk({file.merged_into_id for file in files.values() if file.merged_into_id})
    return {line: kept.get(files[id].merged_into_id or 0, files[id]) for line, id in wanted.items() if id in files}


def _by_address(values: Collection[str]) -> dict[str, int]:
    """Normal form → the oldest file that has it, aliases resolved."""
    points = ContactPoint.objects.filter(kind__in=("phone", "email"), value__in=list(values))
    pairs = points.annotate(file=Coalesce("customer__merged_into_id", "customer_id")).order_by("-file")
    return dict(pairs.values_list("value", "file"))


def _first_of_each(rows: Sequence[Row]) -> list[tuple[Row, list[int]]]:
    """New persons: rows that share a number, or have none and share an address, are one; each with all its lines."""
    groups: list[tuple[Row, list[int]]] = []
    by_key: dict[str, int] = {}
    for row in rows:
        number = row.values.get("external_id")
        keys = [f"#{number}"] if number else [value for _kind, value, _shown in rules.addresses(row.values)]
        place = next((by_key[key] for key in keys if key in by_key), None)
        if place is None:
            place = len(groups)
            groups.append((row, []))
        groups[place][1].append(row.line)
        by_key.update(dict.fromkeys(keys, place))
    return groups


def _make(rows: Sequence[Row], context: Context) -> dict[int, Customer]:
    made = Customer.objects.bulk_create(
        [
            Customer(
                kind=rules.kind_of(row.values),
                name=row.values.get("name", ""),
                language=row.values.get("language", context.language),
                zone=context.options.get("zone", "Asia/Shanghai"),
                note=row.values.get("note", ""),
                created_at=row.values.get("registered_at", context.at),
            )
            for row in rows
        ]
    )
    record_all([CustomerAdded(customer_id=each.pk) for each in made], actor=context.actor, at=context.at, is_quiet=True)
    return {row.line: each for row, each in zip(rows, made, strict=True)}


def _complete(rows: Sequence[Row], by_line: Mapping[int, Customer], context: Context) -> dict[int, dict[str, Any]]:
    """Add what a row says and a file lacks; returns line → what was added, for an undo."""
    added: dict[int, dict[str, Any]] = {row.line: {} for row in rows}
    _name(rows, by_line, added)
    _add_points(rows, by_line, added, context)
    _add_addresses(rows, by_line, added, context)
    _add_tags(rows, by_line, added, context)
    brands = [
        CustomerBrand(customer=each, brand_id=context.brand_id, since=context.at) for each in set(by_line.values())
    ]
    CustomerBrand.objects.bulk_create(brands, ignore_conflicts=True)
    return added


def _name(rows: Sequence[Row], by_line: Mapping[int, Customer], added: dict[int, dict[str, Any]]) -> None:
    changed = []
    for row in rows:
        file, name = by_line[row.line], row.values.get("name", "")
        if name and not file.name:
            file.name = name
            added[row.line]["name"] = ""
            changed.append(file)
    Customer.objects.bulk_update(changed, ["name"])


def _add_points(
    rows: Sequence[Row], by_line: Mapping[int, Customer], added: dict[int, dict[str, Any]], context: Context
) -> None:
    ids = {each.pk for each in by_line.values()}
    have = set(ContactPoint.objects.filter(customer_id__in=ids).values_list("customer_id", "kind", "value"))
    with_kind = {(customer_id, kind) for customer_id, kind, _value in have}
    new: list[tuple[int, ContactPoint]] = []
    for row in rows:
        file = by_line[row.line]
        for kind, value, shown in rules.addresses(row.values):
            if (file.pk, kind, value) in have:
                continue
            is_first = (file.pk, kind) not in with_kind
            have.add((file.pk, kind, value))
            with_kind.add((file.pk, kind))
            point = ContactPoint(
                customer=file, kind=kind, value=value, shown=shown, is_primary=is_first, created_at=context.at
            )
            new.append((row.line, point))
    ContactPoint.objects.bulk_create([point for _line, point in new])
    for line, point in new:
        added[line].setdefault("contact_points", []).append(point.pk)


def _add_addresses(
    rows: Sequence[Row], by_line: Mapping[int, Customer], added: dict[int, dict[str, Any]], context: Context
) -> None:
    parts = ("province", "city", "district", "street", "postcode")
    ids = {each.pk for each in by_line.values()}
    have = set(PostalAddress.objects.filter(customer_id__in=ids).values_list("customer_id", "street"))
    with_any = {customer_id for customer_id, _street in have}
    new: list[tuple[int, PostalAddress]] = []
    for row in rows:
        file, street = by_line[row.line], row.values.get("street", "")
        if not street or (file.pk, street) in have:
            continue
        given = {part: row.values.get(part, "") for part in parts}
        is_first = file.pk not in with_any
        have.add((file.pk, street))
        with_any.add(file.pk)
        new.append((row.line, PostalAddress(customer=file, is_primary=is_first, created_at=context.at, **given)))
    PostalAddress.objects.bulk_create([address for _line, address in new])
    for line, address in new:
        added[line].setdefault("addresses", []).append(address.pk)


def _add_tags(
    rows: Sequence[Row], by_line: Mapping[int, Customer], added: dict[int, dict[str, Any]], context: Context
) -> None:
    names = {name for row in rows for name in row.values.get("tags", ())}
    if not names:
        return
    Tag.objects.bulk_create([Tag(name=name, created_at=context.at) for name in names], ignore_conflicts=True)
    tags = dict(Tag.objects.filter(name__in=names).values_list("name", "pk"))
    ids = {each.pk for each in by_line.values()}
    have = set(CustomerTag.objects.filter(customer_id__in=ids).values_list("customer_id", "tag_id"))
    for row in rows:
        file = by_line[row.line]
        for name in row.values.get("tags", ()):
            if (file.pk, tags[name]) not in have:
                have.add((file.pk, tags[name]))
                put = CustomerTag.objects.create(customer=file, tag_id=tags[name], at=context.at)
                added[row.line].setdefault("tags", []).append(put.pk)


def _told(
    rows: Sequence[Row], by_line: Mapping[int, Customer], new_lines: Collection[int], added: Mapping[int, Any]
) -> list[Written]:
    written = []
    for row in rows:
        is_new = row.line in new_lines
        if is_new or added[row.line]:
            before = {} if is_new else added[row.line]
            written.append(Written(row.line, KIND, by_line[row.line].pk, is_new, before))
    return written


def _make_findable(written: Sequence[Written]) -> None:
    """Search finds them at once; look-alikes are looked for when the whole file is in."""
    changed = {each.object_id for each in written if not each.is_new}
    search.forget_many(kind=KIND, object_ids=changed)
    search.index_many(documents({each.object_id for each in written}))


def undo(written: Sequence[Written], context: Context) -> list[Problem]:
    """Take new files out, and what was added to others; those in use since stay."""
    completed = [each for each in written if not each.is_new]
    for each in completed:
        _take_back(each)
    new = {each.object_id: each for each in written if each.is_new}
    used = _used(new)
    gone = [id for id in new if id not in used]
    search.forget_many(kind=KIND, object_ids=gone)
    Customer.objects.filter(pk__in=gone).delete()
    identity.forget(KIND, gone)
    _make_findable(completed)
    return [Problem(new[id].line, why, kind=KIND, object_id=id) for id, why in used.items()]


def _used(new: Mapping[int, Written]) -> dict[int, str]:
    """Why a file must stay, of those that must."""
    pointed = referring(Customer, list(new), without=_OWN)
    touched = EventSubject.objects.filter(kind=KIND, subject_id__in=list(new)).exclude(event__type__in=_BY_IMPORT)
    reasons = dict.fromkeys(touched.values_list("subject_id", flat=True), _("The file was worked on since."))
    return {**reasons, **dict.fromkeys(pointed, _("Something else refers to this customer."))}


def _take_back(written: Written) -> None:
    before = written.before
    ContactPoint.objects.filter(pk__in=before.get("contact_points", ())).delete()
    PostalAddress.objects.filter(pk__in=before.get("addresses", ())).delete()
    CustomerTag.objects.filter(pk__in=before.get("tags", ())).delete()
    if "name" in before:
        Customer.objects.filter(pk=written.object_id).update(name=before["name"])

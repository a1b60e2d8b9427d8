"""Units from a file: known again by their number there, else by serial number; else new, with their owners. And taken out again, unless used since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.catalog import queries as catalog
from anxin.domain.customers.operations import importing as customers
from anxin.domain.units.events import OwnershipStarted, UnitAdded
from anxin.domain.units.models import Ownership, Unit
from anxin.domain.units.operations import units
from anxin.domain.units.types import Role, State
from anxin.foundation.db.references import referring
from anxin.foundation.db.spelling import spelling
from anxin.foundation.errors import Refusal
from anxin.foundation.events.operations import record_all
from anxin.foundation.ids import new_code
from anxin.foundation.transfer.types import Context, Problem, Row, Written

KIND = "unit"
DAYS = ("made_date", "sold_date", "delivered_date", "installed_date")
PLAIN = ("serial", "batch", *DAYS, "seller", "installer", "state", "place")
_OWN = ("units.Ownership",)


def check(rows: Sequence[Row], context: Context) -> Iterable[Problem]:
    """Rows without any number, with a model the brand does not have, an impossible phone, or a number twice in the file."""
    models = _models(rows, context)
    seen: dict[str, int] = {}
    for row in rows:
        values = row.values
        if not values.get("serial") and not values.get("external_id"):
            yield Problem(row.line, _("A serial number or a number there is needed."), "serial")
        if values.get("model") and models[values["model"]] is None:
            yield Problem(row.line, _("This brand has no such product."), "model")
        key = spelling(str(values.get("serial", "")))
        if key and key in seen:
            yield Problem(row.line, _("Line %(line)d has this serial number too.") % {"line": seen[key]}, "serial")
        seen.setdefault(key, row.line)
    for problem in customers.check(_people(rows), context):
        yield Problem(problem.line, problem.message, f"owner_{problem.column}")


def load(rows: Sequence[Row], context: Context) -> list[Written]:
    """Bring the rows in: units nobody knows are written together, known ones by the operation everybody uses. Raises Refusal for one that cannot be."""
    accounts.require(context.actor, "units.edit", {"brand": context.brand_id})
    models, known = _models(rows, context), _known(rows, context)
    new = [row for row in rows if row.line not in known]
    made = _make(new, models, context)
    written = [Written(line, KIND, unit.pk, True) for line, unit in made.items()]
    for row in rows:
        if row.line in known:
            written.append(_update(row, known[row.line], _given(row, models, context), context))
    people, brought = customers.resolve(_people(rows), context)
    _give({**known, **made}, people, context)
    return [*brought, *sorted(written, key=lambda each: each.line)]


def undo(written: Sequence[Written], context: Context) -> list[Problem]:
    """New units go unless something else refers to them, changed ones get their values back, then the owners the file brought go."""
    mine = [each for each in written if each.kind == KIND]
    problems = [problem for each in mine if not each.is_new for problem in _give_back(each, context)]
    new = {each.object_id: each for each in mine if each.is_new}
    used = referring(Unit, list(new), without=_OWN)
    problems += [Problem(new[id].line, _("It was used since, so it stays."), kind=KIND, object_id=id) for id in used]
    Unit.objects.filter(pk__in=[id for id in new if id not in used]).delete()
    return [*problems, *customers.undo([each for each in written if each.kind == customers.KIND], context)]


def _models(rows: Sequence[Row], context: Context) -> dict[str, int | None]:
    """Model number as written → id of the brand's model, asked once for each."""
    found = {}
    for number in {row.values["model"] for row in rows if row.values.get("model")}:
        model = catalog.find_model_by_number(context.brand_id, number)
        found[number] = model.pk if model else None
    return found


def _people(rows: Sequence[Row]) -> list[Row]:
    """The owners the rows name, as rows about customers."""
    return [
        Row(row.line, {"phone": row.values["owner_phone"], "name": row.values.get("owner_name", "")})
        for row in rows
        if row.values.get("owner_phone")
    ]


def _known(rows: Sequence[Row], context: Context) -> dict[int, Unit]:
    """Line → the unit it speaks of, of those we have; of merged ones the kept."""
    of_brand = Unit.objects.filter(brand_id=context.brand_id).select_related("merged_into")
    numbers = {row.values["external_id"] for row in rows if row.values.get("external_id")}
    by_number = {each.external_id: each for each in of_brand.filter(source=context.source, external_id__in=numbers)}
    keys = {key for row in rows if (key := spelling(str(row.values.get("serial", ""))))}
    by_serial = {each.serial_key: each for each in of_brand.filter(serial_key__in=keys)}
    found = {}
    for row in rows:
        key = spelling(str(row.values.get("serial", "")))
        unit = by_number.get(row.values.get("external_id", "")) or by_serial.get(key)
        if unit is not None:
            found[row.line] = unit.merged_into or unit
    return found


def _given(row: Row, models: Mapping[str, int | None], context: Context) -> dict[str, Any]:
    given = {name: row.values[name] for name in PLAIN if name in row.values}
    return {**given, "model_id": models[row.values["model"]]} if row.values.get("model") else given


def _make(rows: Sequence[Row], models: Mapping[str, int | None], context: Context) -> dict[int, Unit]:
    made = []
    for row in rows:
        number = str(row.values.get("external_id", ""))
        unit = Unit(
            brand_id=context.brand_id,
            code=new_code(units.CODE_LENGTH),
            state=State.IN_USE.value,
            source=context.source if number else "",
            external_id=number,
            created_at=context.at,
        )
        for name, value in units.tidied(unit, _given(row, models, context), context.at).items():
            setattr(unit, name, value)
        made.append(unit)
    Unit.objects.bulk_create(made)
    told = [UnitAdded(unit_id=each.pk, model_id=each.model_id, source=each.source) for each in made]
    record_all(told, actor=context.actor, at=context.at, is_quiet=True)
    return {row.line: unit for row, unit in zip(rows, made, strict=True)}


def _update(row: Row, unit: Unit, given: Mapping[str, Any], context: Context) -> Written:
    before = {name: _plain(getattr(unit, name)) for name in given}
    rest = {name: value for name, value in given.items() if value not in (None, "")}
    units.change(unit_id=unit.pk, given=rest, actor=context.actor, at=context.at)
    return Written(row.line, KIND, unit.pk, False, before)


def _give(by_line: Mapping[int, Unit], people: Mapping[int, int], context: Context) -> None:
    """Each unit is its row's owner's from now on, unless it is already."""
    wanted = {(by_line[line].pk, customer_id) for line, customer_id in people.items()}
    ids = [unit_id for unit_id, _customer in wanted]
    rows = Ownership.objects.filter(unit_id__in=ids, role=Role.OWNER, until_at=None)
    new = sorted(wanted - set(rows.values_list("unit_id", "customer_id")))
    Ownership.objects.bulk_create(
        [
            Ownership(unit_id=unit, customer_id=customer, role=Role.OWNER, from_at=context.at, how="import")
            for unit, customer in new
        ]
    )
    told = [
        OwnershipStarted(unit_id=unit, customer_id=customer, role=Role.OWNER.value, how="import")
        for unit, customer in new
    ]
    record_all(told, actor=context.actor, at=context.at, is_quiet=True)


def _give_back(each: Written, context: Context) -> Iterator[Problem]:
    if not Unit.objects.filter(pk=each.object_id).exists():
        return
    try:
        units.change(unit_id=each.object_id, given=_read(each.before), actor=context.actor, at=context.at)
    except Refusal as refusal:
        yield Problem(each.line, refusal.message)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _read(before: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: date.fromisoformat(value) if name in DAYS and isinstance(value, str) else value
        for name, value in before.items()
    }

"""Opening and changing the file of a unit: by hand, from a file, by another system."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from anxin.domain.accounts import policies as accounts
from anxin.domain.accounts import queries as house
from anxin.domain.catalog import queries as catalog
from anxin.domain.units import policies
from anxin.domain.units.events import UnitAdded, UnitChanged
from anxin.domain.units.models import Unit
from anxin.domain.units.rules import serials
from anxin.domain.units.rules.dates import ORDER, check_dates
from anxin.domain.units.types import State
from anxin.foundation.actors import Actor
from anxin.foundation.db.spelling import spelling
from anxin.foundation.errors import Invalid, NotFound
from anxin.foundation.events.operations import Changed, record
from anxin.foundation.ids import new_code

CODE_LENGTH = 10
AHEAD = timedelta(hours=14)  # the day it already is somewhere on earth
TEXTS = {"batch": 40, "seller": 120, "installer": 120, "place": 300}
FIELDS = ("model_id", "serial", "batch", *ORDER, "seller", "installer", "state", "place", "outlet_id")


@transaction.atomic
def add(*, given: Mapping[str, Any], source: str = "", external_id: str = "", actor: Actor, at: datetime) -> Unit:
    """Open the file of a unit. `given`: brand_id and any of FIELDS; a serial number is optional and unique per brand.

    Raises Invalid(field), Forbidden without "units.edit" at that brand.
    """
    accounts.require(actor, "units.edit", {"brand": given["brand_id"]})
    unit = Unit(
        brand_id=given["brand_id"],
        code=new_code(CODE_LENGTH),
        state=State.IN_USE.value,
        source=source,
        external_id=external_id,
        created_at=at,
    )
    for name, value in _checked(unit, given, at).items():
        setattr(unit, name, value)
    unit.save()
    record(UnitAdded(unit_id=unit.pk, model_id=unit.model_id, source=source), actor=actor, at=at)
    return unit


@transaction.atomic
def change(*, unit_id: int, given: Mapping[str, Any], actor: Actor, at: datetime) -> Unit:
    """Change facts of a unit: any of FIELDS, what is not given stays. Raises Invalid(field), NotFound, Forbidden."""
    unit = locked(unit_id)
    policies.require(actor, "units.edit", unit)
    wanted = _checked(unit, given, at)
    changes = [
        Changed("unit", unit.pk, name, _plain(getattr(unit, name)), _plain(value))
        for name, value in wanted.items()
        if getattr(unit, name) != value
    ]
    if changes:
        for name, value in wanted.items():
            setattr(unit, name, value)
        unit.save()
        record(UnitChanged(unit_id=unit.pk), actor=actor, at=at, changes=changes)
    return unit


@transaction.atomic
def record_unit(
    *, given: Mapping[str, Any], source: str = "", external_id: str = "", actor: Actor, at: datetime
) -> tuple[Unit, bool]:
    """The unit another system speaks of, brought up to date, and whether it is new: found by its id there, else by brand and serial number.

    The same call again changes nothing. Raises Invalid(field), Forbidden, NotFound for one the actor may not see.
    """
    found = find_known(given["brand_id"], given.get("serial", ""), source=source, external_id=external_id)
    if found is None:
        return add(given=given, source=source, external_id=external_id, actor=actor, at=at), True
    rest = {name: value for name, value in given.items() if name != "brand_id" and value not in (None, "")}
    return change(unit_id=found.pk, given=rest, actor=actor, at=at), False


def find_known(brand_id: int, serial: str, *, source: str = "", external_id: str = "") -> Unit | None:
    """The unit with that id in `source`, else with that serial number in any spelling; of merged ones the kept."""
    if source and external_id:
        found = Unit.objects.filter(source=source, external_id=external_id, brand_id=brand_id).first()
        if found is not None:
            return found.merged_into or found
    key = spelling(serial)
    found = Unit.objects.filter(brand_id=brand_id, serial_key=key).exclude(serial="").first() if key else None
    return (found.merged_into or found) if found else None


def locked(unit_id: int) -> Unit:
    """The unit's row, locked until the transaction ends. Raises NotFound."""
    unit = Unit.objects.select_for_update(of=("self",)).select_related("outlet").filter(pk=unit_id).first()
    if unit is None:
        raise NotFound
    return unit


def _checked(unit: Unit, given: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    wanted = tidied(unit, given, at)
    if wanted.get("serial"):
        _check_serial_is_free(unit, wanted["serial"])
    if wanted.get("model_id") is not None and catalog.brand_of_model(wanted["model_id"]) != unit.brand_id:
        raise Invalid(_("This brand has no such product."), field="model_id")
    if wanted.get("outlet_id") is not None and not house.outlets().filter(pk=wanted["outlet_id"]).exists():
        raise Invalid(_("There is no such outlet."), field="outlet_id")
    return wanted


def tidied(unit: Unit, given: Mapping[str, Any], at: datetime) -> dict[str, Any]:
    """Facts in the form they are kept in, checked as far as that needs no other row. Raises Invalid(field)."""
    wanted = {name: given[name] for name in FIELDS if name in given}
    for name, most in TEXTS.items():
        if name in wanted:
            wanted[name] = " ".join(str(wanted[name] or "").split())[:most]
    if "serial" in wanted:
        wanted["serial"] = _serial(str(wanted["serial"] or ""))
    if "state" in wanted and (wanted["state"] not in tuple(State) or wanted["state"] == State.RETIRED != unit.state):
        raise Invalid(_("Please choose one of the list."), field="state")
    days = {name: wanted.get(name, getattr(unit, name)) for name in ORDER}
    if any(name in wanted for name in ORDER):
        check_dates(days, today=(at + AHEAD).date())
    return wanted


def _serial(typed: str) -> str:
    serial = serials.kept(typed)
    if len(serial) > 60:
        raise Invalid(_("This serial number is too long."), field="serial")
    if serial and not spelling(serial):
        raise Invalid(_("A serial number has letters or digits."), field="serial")
    return serial


def _check_serial_is_free(unit: Unit, serial: str) -> None:
    rows = Unit.objects.filter(brand_id=unit.brand_id, serial_key=spelling(serial)).exclude(serial="")
    if rows.exclude(pk=unit.pk).exists():
        raise Invalid(_("There is a unit with this serial number already."), field="serial")


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
